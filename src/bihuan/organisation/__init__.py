"""Who governs where: places, units, posts, and the people who hold them."""

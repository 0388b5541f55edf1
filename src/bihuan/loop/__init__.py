"""The four verbs over one set of records: deploy, advance, evaluate, feed back."""

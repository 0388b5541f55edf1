"""What is said of a file that is not taken."""

from __future__ import annotations

from bihuan.refusals import Broken, NotAllowed


def empty() -> NotAllowed:
    return NotAllowed("文件是空的，请重新选择。", "The file is empty; choose another.")


def too_large(size: int, limit: int) -> NotAllowed:
    return NotAllowed(
        f"文件有{size / 1e6:.1f}MB，超过{limit / 1e6:.0f}MB的上限，请压缩后再传。",
        f"The file has {size / 1e6:.1f} MB, more than the {limit / 1e6:.0f} MB that are taken; make it smaller.",
    )


def too_many_pixels(limit: int) -> NotAllowed:
    return NotAllowed(
        f"图片超过{limit // 1_000_000}百万像素，请缩小后再传。",
        f"The picture has more than {limit // 1_000_000} million pixels; make it smaller.",
    )


def no_film_or_heic() -> NotAllowed:
    return NotAllowed(
        "不收视频和HEIC照片，请在手机相机设置里选“兼容性最佳”或另存为JPEG。",
        "Films and HEIC photos are not taken; set the camera to “most compatible” or save as JPEG.",
    )


def no_archives() -> NotAllowed:
    return NotAllowed(
        "不收压缩包，请把里面的文件逐个上传。", "Archives are not taken; send the files inside one by one."
    )


def no_programs() -> NotAllowed:
    return NotAllowed(
        "不收网页、矢量图和程序文件，请另存为PDF或图片。",
        "Web pages, SVG and programs are not taken; save as PDF or a picture.",
    )


def unknown_kind() -> NotAllowed:
    return NotAllowed(
        "认不出这是什么文件，请用JPEG、PNG、PDF、Word、Excel、OFD或文本。",
        "The kind of file is not known; send JPEG, PNG, PDF, Word, Excel, OFD or text.",
    )


def damaged() -> NotAllowed:
    return NotAllowed("文件已损坏，请重新导出后再传。", "The file is damaged; export it again.")


def gone(sha256: str) -> Broken:
    return Broken(
        f"佐证文件{sha256[:12]}不在数据目录里，请从备份恢复。",
        f"The evidence {sha256[:12]} is not in the data folder; restore it from a backup.",
    )


def changed(sha256: str) -> Broken:
    return Broken(
        f"佐证文件{sha256[:12]}与登记的哈希不符，请从备份恢复。",
        f"The evidence {sha256[:12]} does not fit its hash; restore it from a backup.",
    )

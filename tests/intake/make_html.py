"""Web pages for the tests, in the manner of government sites and newspapers: the report, and everything around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

_HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}_测试市人民政府</title><style>.ewm{{float:right}} .onlyprint{{display:none}} @media print{{.nav{{display:none}} p{{font-size:12pt}}}}</style>
<script>var title = "政府工作报告。"; document.write("<p>不是正文。</p>");</script></head>"""
_MENU = "".join(
    f'<li><a href="/{i}/">{name}</a></li>'
    for i, name in enumerate(["首页", "政务公开", "办事服务", "互动交流", "走进测试"])
)
_TOP = f"""<body><div class="header"><div class="logo">测试市人民政府门户网站</div><ul class="nav">{_MENU}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 正文</div>"""
_INFO = """<div class="info"><span>发布时间：2026-02-09 10:20</span><span>来源：测试日报</span><span>浏览次数：<b id="hits">233</b></span>
<span class="fontsize">字号：<a>大</a> <a>中</a> <a>小</a></span></div>"""
_SHARE = (
    """<div class="bdsharebuttonbox"><a>分享到微信</a><a>微博</a></div><div class="ewm">扫一扫在手机打开当前页</div>"""
)
_RELATED = """<div class="related"><h4>相关链接</h4><ul><li><a href="/a">一图读懂测试市政府工作报告</a></li><li><a href="/b">解读：二〇二六年怎么干</a></li></ul></div>"""
_FOOT = """<div class="footer"><p>版权所有：测试市人民政府办公室　备案号：测ICP备00000000号</p><p>网站标识码0000000000。地址：测试市人民路1号。</p></div></body></html>"""


def paragraphs(lines: Sequence[str]) -> str:
    """As an editor pastes them from Word: inline styles, spans, spaces for the indent."""
    style = "margin: 0px; text-indent: 2em; font-family: 仿宋_GB2312; line-height: 30px"
    return "\n".join(
        f'<p style="{style}"><span style="font-size:16pt">&nbsp;&nbsp;&nbsp; {_spans(line)}</span><o:p></o:p></p>'
        for line in lines
    )


def breaks(lines: Sequence[str]) -> str:
    """In one element, parted by breaks."""
    return "<br/>\r\n<br/>\r\n".join(f"　　{escape(line)}" for line in lines)


def _spans(line: str) -> str:
    half = len(line) // 2
    return f'{escape(line[:half])}<span lang="EN-US" style="mso-bidi-font-size:16.0pt">{escape(line[half:])}</span>'


def make_html(
    title: str,
    lines: Sequence[str],
    charset: str = "utf-8",
    body: Callable[[Sequence[str]], str] = paragraphs,
    copies: int = 1,
) -> bytes:
    """A page whose further copies are for printing."""
    text = f'<div class="TRS_Editor">{body(lines)}</div>'
    article = (
        f'<div class="article"><h1 class="title">{title}</h1>{_INFO}<div id="zoom">{text}{_SHARE}</div>{_RELATED}</div>'
    )
    printed = f'<div id="printArea"><h2>{title}</h2><div>{body(lines)}</div></div>' * (copies - 1)
    page = f'{_HEAD.format(charset=charset, title=title)}{_TOP}<div class="main"><table width="100%"><tr><td>{article}</td></tr></table></div>{printed}{_FOOT}'
    return page.encode("gb18030" if charset.startswith("gb") else charset)

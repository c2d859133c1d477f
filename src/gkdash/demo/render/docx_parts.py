"""The parts of a Word package around its body: types, relationships, styles, numbering, notes, header and footer."""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdash.demo.render.package import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
)

_STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Noto Serif CJK SC"/>'
    '<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="tn"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
    '<w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    "</w:styles>"
)

_HEADER = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>政府信息公开</w:t></w:r></w:p></w:hdr>'
_FOOTER = (
    f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
_FOOTNOTES = (
    f'<w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>含上年度结转办理事项3件。</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_COMMENTS = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="校对"><w:p><w:r><w:t>请核对：应为15件</w:t></w:r></w:p></w:comment></w:comments>'

SECTION = '<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1440" w:left="1200"/></w:sectPr>'


@dataclass
class Numberings:
    """Numbering definitions asked for while the body is written; each call to `new` restarts at 1."""

    levels: list[tuple[str, str]] = field(default_factory=list)

    def new(self, form: str, text: str) -> int:
        """Return the id of a new list with numbers of this form (`decimal`) and text (`%1.`)."""
        self.levels.append((form, text))
        return len(self.levels)

    def part(self) -> str:
        """Return the numbering part."""
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            for at, (form, text) in enumerate(self.levels, 1)
        )
        numbers = "".join(
            f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(self.levels) + 1)
        )
        return f'{_XML}<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>'


def package(body: str, numberings: Numberings, *, furniture: bool, strict: bool) -> bytes:
    """Return the docx file with this body (the content of w:body without its section properties)."""
    extra = {"styles": _STYLES, "footnotes": _FOOTNOTES}
    if numberings.levels:
        extra["numbering"] = numberings.part().removeprefix(_XML)
    if furniture:
        extra |= {"header1": _HEADER, "footer1": _FOOTER, "comments": _COMMENTS}
    kinds = {name: name.rstrip("1") for name in extra}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_CT}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{kind}" Target="{name}.xml"/>'
        for at, (name, kind) in enumerate(kinds.items(), 1)
    )
    references = ""
    if furniture:
        ids = {name: f"rId{at}" for at, name in enumerate(kinds, 1)}
        references = (
            f'<w:headerReference w:type="default" r:id="{ids["header1"]}"/>'
            f'<w:footerReference w:type="default" r:id="{ids["footer1"]}"/>'
        )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CT}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}"
        f"{SECTION.format(references=references)}</w:body></w:document>",
        **{f"word/{name}.xml": content for name, content in extra.items()},
    }
    if strict:
        parts = {name: _strict(content) for name, content in parts.items()}
    return packed({name: _XML + content for name, content in parts.items()})


def _strict(content: str) -> str:
    """Return a part with the namespaces of Strict Open XML."""
    return (
        content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(_R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
    )

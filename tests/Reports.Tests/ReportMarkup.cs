using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Reports.Tests;

/// <summary>Parses a report as XML. The components write well-formed XML, except for void elements of HTML.</summary>
static partial class ReportMarkup
{
    /// <summary>The <c>html</c> element; throws if the page is not well-formed.</summary>
    public static XElement Parse(string html) =>
        XDocument.Parse(VoidElement().Replace(html.Replace("<!DOCTYPE html>", "").Replace("<style>", "<style><![CDATA[").Replace("</style>", "]]></style>"), "<$1 />")).Root!;

    [GeneratedRegex(@"<((?:meta|br|hr|link)\b[^>]*?)/?>")]
    private static partial Regex VoidElement();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Reports.Tests;

/// <summary>Parses a report as XML. The components render well-formed XML, except for the void elements of HTML.</summary>
static partial class ReportMarkup
{
    /// <summary>Returns the <c>html</c> element. Throws if the page is not well-formed.</summary>
    public static XElement Parse(string html) =>
        XDocument.Parse(VoidElement().Replace(html.Replace("<!DOCTYPE html>", "").Replace("<style>", "<style><![CDATA[").Replace("</style>", "]]></style>"), "<$1 />")).Root!;

    [GeneratedRegex(@"<((?:meta|br|hr|link)\b[^>]*?)/?>")]
    private static partial Regex VoidElement();
}

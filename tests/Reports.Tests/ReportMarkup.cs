using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Reports.Tests;

/// <summary>Reads a report. The components write what is XML, too, but for elements that HTML never closes.</summary>
static partial class ReportMarkup
{
    /// <summary>The <c>html</c> element; throws where the page is not well formed.</summary>
    public static XElement Parse(string html) =>
        XDocument.Parse(Unclosed().Replace(html.Replace("<!DOCTYPE html>", "").Replace("<style>", "<style><![CDATA[").Replace("</style>", "]]></style>"), "<$1 />")).Root!;

    [GeneratedRegex(@"<((?:meta|br|hr|link)\b[^>]*?)/?>")]
    private static partial Regex Unclosed();
}

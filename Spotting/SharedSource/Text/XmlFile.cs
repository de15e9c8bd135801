using System.Xml;
using System.Xml.Linq;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>Reads project files in XML. Document types, and with them custom entities, are rejected.</summary>
static class XmlFile
{
    static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableException">The text is not XML, has a document type, or is nested too deep.</exception>
    public static XElement Read(string text, string file)
    {
        try
        {
            // The text of an element is built by recursion, which a deeply nested document overflows.
            using (var probe = XmlReader.Create(new StringReader(text), Strict))
            {
                while (probe.Read())
                {
                    if (probe.Depth > YamlReader.MaxDepth) throw new UnreadableException(new(file, ((IXmlLineInfo)probe).LineNumber), $"it is nested more than {YamlReader.MaxDepth} levels deep");
                }
            }
            using var reader = XmlReader.Create(new StringReader(text), Strict);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException exception)
        {
            throw new UnreadableException(new(file, Math.Max(1, exception.LineNumber)), $"this is no XML: {exception.Message}");
        }
    }

    public static int LineOf(this XObject item) => Math.Max(1, ((IXmlLineInfo)item).LineNumber);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static string? Text(this XElement element, string child) => element.Children(child).FirstOrDefault()?.Value.Trim();
}

using System.Xml;
using System.Xml.Linq;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.SharedSource.Text;

/// <summary>Reads XML project files. Document types, and therefore custom entities, are rejected.</summary>
static class XmlFile
{
    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableFileException">The text is not XML, has a document type, or is nested too deeply.</exception>
    public static XElement Read(string text, string file)
    {
        try
        {
            // The text of an element is read recursively, so that a deeply nested document would overflow the stack.
            using (var probe = XmlReader.Create(new StringReader(text), Settings))
            {
                while (probe.Read())
                {
                    if (probe.Depth > YamlReader.MaxDepth) throw new UnreadableFileException(new(file, ((IXmlLineInfo)probe).LineNumber), $"the document is nested more than {YamlReader.MaxDepth} levels deep");
                }
            }
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException exception)
        {
            throw new UnreadableFileException(new(file, Math.Max(1, exception.LineNumber)), $"the file is not valid XML: {exception.Message}");
        }
    }

    public static int GetLine(this XObject item) => Math.Max(1, ((IXmlLineInfo)item).LineNumber);

    public static IEnumerable<XElement> GetChildren(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static string? GetChildText(this XElement element, string child) => element.GetChildren(child).FirstOrDefault()?.Value.Trim();
}

using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Lab.Testing;

/// <summary>The XML documentation file of an assembly.</summary>
public sealed partial class XmlDocumentation(IReadOnlyDictionary<string, XElement> members)
{
    public static XmlDocumentation Read(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    /// <summary>The summary of a type.</summary>
    public string? GetSummary(Type type) => ToPlainText(members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>The summary of a property, or the description of the record parameter that declares it.</summary>
    public string? GetSummary(Type type, ICustomAttributeProvider? member) => member is not MemberInfo { Name: var name } ? null
        : ToPlainText(members.GetValueOrDefault($"P:{type.FullName}.{name}")?.Element("summary"))
        ?? ToPlainText(members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == name));

    static string? ToPlainText(XElement? element)
    {
        if (element is null) return null;
        foreach (var reference in element.Descendants("see").ToArray()) reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.')[^1]);
        return Whitespace().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}

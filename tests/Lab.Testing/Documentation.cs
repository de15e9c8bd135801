using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evolution.Lab.Testing;

/// <summary>What the compiler wrote down of an assembly's XML documentation.</summary>
public sealed partial class Documentation(IReadOnlyDictionary<string, XElement> members)
{
    public static Documentation Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    /// <summary>The summary of a type.</summary>
    public string? Of(Type type) => Text(members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>The summary of a property, or what its record says of the parameter that it comes from.</summary>
    public string? Of(Type type, ICustomAttributeProvider? member) => member is not MemberInfo { Name: var name } ? null
        : Text(members.GetValueOrDefault($"P:{type.FullName}.{name}")?.Element("summary"))
        ?? Text(members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == name));

    static string? Text(XElement? element)
    {
        if (element is null) return null;
        foreach (var reference in element.Descendants("see").ToArray()) reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.')[^1]);
        return Blanks().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

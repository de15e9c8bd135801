using System.Globalization;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>A binding of a resource: the address at which other resources reach it.</summary>
sealed record AspireBinding(string Host, string Scheme, int? Published, int? Target)
{
    // The port on which .NET images listen by default.
    const int ProjectPort = 8080;

    public static AspireBinding? Find(AspireResource resource, string name) => resource.Node.Find("bindings", name) is MapNode binding ? Read(resource, binding) : null;

    public static AspireBinding Read(AspireResource resource, Node binding)
    {
        var scheme = binding["scheme"]?.Text ?? "tcp";
        var target = ParsePort(binding["targetPort"] ?? binding["containerPort"]);
        var published = ParsePort(binding["port"]);
        return new(resource.Name, scheme, published, target ?? (resource.IsOfFamily("project") && scheme is "http" ? ProjectPort : null));
    }

    /// <summary>Returns a property of the binding as text: <c>url</c>, <c>host</c>, <c>port</c>, <c>targetPort</c>, <c>scheme</c>, <c>hostAndPort</c> or <c>hostport</c>; null for other names.</summary>
    public string? GetPart(string part) => part switch
    {
        "url" => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{port}") : $"{Scheme}://{Host}",
        "host" => Host,
        "port" => Port?.ToString(CultureInfo.InvariantCulture),
        "targetPort" => (Target ?? Published)?.ToString(CultureInfo.InvariantCulture),
        "scheme" => Scheme,
        "hostAndPort" or "hostport" => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host,
        _ => null,
    };

    int? Port => Published ?? Target;

    static int? ParsePort(Node? node) => int.TryParse(node?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

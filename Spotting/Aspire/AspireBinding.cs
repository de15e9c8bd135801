using System.Globalization;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Aspire;

/// <summary>A binding of a resource: the address on which others reach it.</summary>
sealed record AspireBinding(string Host, string Scheme, int? Outer, int? Inner)
{
    // The port on which .NET's images listen by default.
    const int ProjectPort = 8080;

    public static AspireBinding? Of(AspireResource resource, string name) => resource.Node.At("bindings", name) is MapNode binding ? Of(resource, binding) : null;

    public static AspireBinding Of(AspireResource resource, Node binding)
    {
        var scheme = binding["scheme"]?.Text ?? "tcp";
        var inner = Number(binding["targetPort"] ?? binding["containerPort"]);
        var outer = Number(binding["port"]);
        return new(resource.Name, scheme, outer, inner ?? (resource.Is("project") && scheme is "http" ? ProjectPort : null));
    }

    /// <summary>A part of it as text: <c>url</c>, <c>host</c>, <c>port</c>, <c>targetPort</c>, <c>scheme</c>.</summary>
    public string? Part(string part) => part switch
    {
        "url" => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{port}") : $"{Scheme}://{Host}",
        "host" => Host,
        "port" => Port?.ToString(CultureInfo.InvariantCulture),
        "targetPort" => (Inner ?? Outer)?.ToString(CultureInfo.InvariantCulture),
        "scheme" => Scheme,
        "hostAndPort" or "hostport" => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host,
        _ => null,
    };

    int? Port => Outer ?? Inner;

    static int? Number(Node? node) => int.TryParse(node?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

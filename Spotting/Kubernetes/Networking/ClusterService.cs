using System.Globalization;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>A Service: names and ports that lead to the pods that it selects.</summary>
sealed class ClusterService(ClusterObject definition)
{
    public ClusterObject Definition => definition;

    public Dictionary<string, string> Selector { get; } = Labels.Of(definition.Node.At("spec", "selector"));

    /// <summary>The ports, with the number or name of the container port that each leads to.</summary>
    public IReadOnlyList<(int? Outer, string? Target)> Ports { get; } =
        [.. (definition.Node.At("spec", "ports")?.Items ?? []).Select(port => (Number(port["port"]), (port["targetPort"] ?? port["port"])?.Text))];

    public List<string> Hosts { get; } = [.. HostNames.Of(definition.Name, definition.Namespace)];

    /// <summary>The external name that it is an alias of; null if it selects pods.</summary>
    public string? ExternalName => definition.Node.At("spec", "type")?.Text is "ExternalName" ? definition.Node.At("spec", "externalName")?.Text?.TrimEnd('.') : null;

    public static int? Number(Node? node) => Number(node?.Text);

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

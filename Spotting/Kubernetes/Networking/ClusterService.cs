using System.Globalization;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Kubernetes.Objects;

namespace Evolution.Spotting.Kubernetes.Networking;

/// <summary>A Service: host names and ports for the pods that it selects.</summary>
sealed class ClusterService(ClusterObject definition)
{
    public ClusterObject Definition => definition;

    public Dictionary<string, string> Selector { get; } = Labels.Read(definition.Node.Find("spec", "selector"));

    /// <summary>The ports, each with the number or name of the container port.</summary>
    public IReadOnlyList<(int? Published, string? Target)> Ports { get; } =
        [.. (definition.Node.Find("spec", "ports")?.Items ?? []).Select(port => (ParseNumber(port["port"]), (port["targetPort"] ?? port["port"])?.Text))];

    public List<string> Hosts { get; } = [.. HostNames.ForService(definition.Name, definition.Namespace)];

    /// <summary>The external name for which it is an alias; null if it selects pods.</summary>
    public string? ExternalName => definition.Node.Find("spec", "type")?.Text is "ExternalName" ? definition.Node.Find("spec", "externalName")?.Text?.TrimEnd('.') : null;

    public static int? ParseNumber(Node? node) => ParseNumber(node?.Text);

    public static int? ParseNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

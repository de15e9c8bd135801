using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Reads labels, annotations and selectors as text.</summary>
static class Labels
{
    public static Dictionary<string, string> Read(Node? node) =>
        (node?.Entries ?? []).Where(entry => entry.Value.Text is not null).ToDictionary(entry => entry.Key, entry => entry.Value.Text!);
}

namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Finds things by name in a namespace, the first of each. One that is not written fits any.</summary>
sealed class NamespacedIndex<T>
    where T : class
{
    readonly Dictionary<(string Name, string? Namespace), T> exact = [];
    readonly Dictionary<string, T> first = [];

    public NamespacedIndex()
    {
    }

    public NamespacedIndex(IEnumerable<(string Name, string? Namespace, T Value)> all)
    {
        foreach (var (name, inNamespace, value) in all) Add(name, inNamespace, value);
    }

    public void Add(string name, string? inNamespace, T value)
    {
        exact.TryAdd((name, inNamespace), value);
        first.TryAdd(name, value);
    }

    /// <summary>The one in that very namespace, or else the first that may be in it; null where there is none.</summary>
    public T? Find(string name, string? inNamespace) =>
        exact.GetValueOrDefault((name, inNamespace)) ?? (inNamespace is null ? first.GetValueOrDefault(name) : exact.GetValueOrDefault((name, null)));
}

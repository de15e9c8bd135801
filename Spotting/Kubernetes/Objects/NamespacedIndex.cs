namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Finds values by name in a namespace, the first of each. A missing namespace matches any.</summary>
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

    /// <summary>Finds the value in exactly that namespace, or else the first that can be in it; null if there is none.</summary>
    public T? Find(string name, string? inNamespace) =>
        exact.GetValueOrDefault((name, inNamespace)) ?? (inNamespace is null ? first.GetValueOrDefault(name) : exact.GetValueOrDefault((name, null)));
}

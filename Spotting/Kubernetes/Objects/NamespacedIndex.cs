namespace Evolution.Spotting.Kubernetes.Objects;

/// <summary>Finds values by name and namespace. The first value with the given name counts, and a missing namespace matches any.</summary>
sealed class NamespacedIndex<T>
    where T : class
{
    readonly Dictionary<(string Name, string? Namespace), T> byNameAndNamespace = [];
    readonly Dictionary<string, T> byName = [];

    public NamespacedIndex()
    {
    }

    public NamespacedIndex(IEnumerable<(string Name, string? Namespace, T Value)> all)
    {
        foreach (var (name, namespaceName, value) in all) Add(name, namespaceName, value);
    }

    public void Add(string name, string? namespaceName, T value)
    {
        byNameAndNamespace.TryAdd((name, namespaceName), value);
        byName.TryAdd(name, value);
    }

    /// <summary>Finds the value with exactly that namespace, or else the first one that matches; null if there is none.</summary>
    public T? Find(string name, string? namespaceName) =>
        byNameAndNamespace.GetValueOrDefault((name, namespaceName)) ?? (namespaceName is null ? byName.GetValueOrDefault(name) : byNameAndNamespace.GetValueOrDefault((name, null)));
}

using Evolution.ApiContracts.Pacts;

namespace Evolution.Testing;

/// <summary>An interaction or a message that a consumer relies on.</summary>
/// <param name="Source">Whose it is, as in <c>orders 2.0</c>.</param>
/// <param name="Version">The consumer's version where it has its own, such as <c>1.4</c>.</param>
/// <param name="Pact">The pact that it stands in.</param>
/// <param name="What">The interaction or the message.</param>
public sealed record Expected<T>(string Source, string? Version, Pact Pact, T What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Source} relies on {Pact.Provider.Name} for {What}";
}

/// <summary>All that consumers rely on, as their pacts in the repository say it.</summary>
public static class Expectations
{
    /// <summary>The interactions of those pacts that are meant.</summary>
    public static IEnumerable<Expected<Interaction>> Interactions(Func<Pact, bool> meant) => All(meant, pact => pact.Interactions);

    /// <summary>The messages of those pacts that are meant.</summary>
    public static IEnumerable<Expected<Message>> Messages(Func<Pact, bool> meant) => All(meant, pact => pact.Messages);

    static IEnumerable<Expected<T>> All<T>(Func<Pact, bool> meant, Func<Pact, IEnumerable<T>> list) =>
        from folder in Directory.GetDirectories(Path.Combine(RepositoryFolder.Path, "Services")).Select(service => Path.Combine(service, "pacts")).Where(Directory.Exists)
        from file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
        let version = Path.GetDirectoryName(file) == folder ? null : Path.GetFileName(Path.GetDirectoryName(file))
        let pact = PactFile.Read(file)
        where meant(pact)
        from what in list(pact)
        select new Expected<T>($"{pact.Consumer.Name} {version}".TrimEnd(), version, pact, what);
}

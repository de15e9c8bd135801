using Evolution.ApiContracts.Pacts;

namespace Evolution.Testing;

/// <summary>An interaction or a message that a consumer relies on.</summary>
/// <param name="Source">The consumer and its version, as in <c>orders 2.0</c>.</param>
/// <param name="Version">The consumer's version if the pact is in a version folder, such as <c>1.4</c>.</param>
/// <param name="Pact">The pact that contains it.</param>
/// <param name="Item">The interaction or the message.</param>
public sealed record ConsumerExpectation<T>(string Source, string? Version, Pact Pact, T Item)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Source} relies on {Pact.Provider.Name} for {Item}";
}

/// <summary>The expectations of all pacts in the repository.</summary>
public static class ConsumerExpectations
{
    /// <summary>Returns the interactions of the pacts that match a filter.</summary>
    public static IEnumerable<ConsumerExpectation<Interaction>> GetInteractions(Func<Pact, bool> filter) => ReadAll(filter, pact => pact.Interactions);

    /// <summary>Returns the messages of the pacts that match a filter.</summary>
    public static IEnumerable<ConsumerExpectation<Message>> GetMessages(Func<Pact, bool> filter) => ReadAll(filter, pact => pact.Messages);

    static IEnumerable<ConsumerExpectation<T>> ReadAll<T>(Func<Pact, bool> filter, Func<Pact, IEnumerable<T>> getItems) =>
        from folder in Directory.GetDirectories(Path.Combine(RepositoryFolder.Path, "Services")).Select(service => Path.Combine(service, "pacts")).Where(Directory.Exists)
        from file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
        let version = Path.GetDirectoryName(file) == folder ? null : Path.GetFileName(Path.GetDirectoryName(file))
        let pact = PactFile.Read(file)
        where filter(pact)
        from item in getItems(pact)
        select new ConsumerExpectation<T>($"{pact.Consumer.Name} {version}".TrimEnd(), version, pact, item);
}

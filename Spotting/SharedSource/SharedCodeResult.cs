using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>The source that services have in common, and how far that could be told.</summary>
/// <param name="Shared">What two or more services are built from, the most shared first.</param>
/// <param name="Seen">The names of the services whose source could be seen at all. Of the others nothing can be said.</param>
/// <param name="Unresolved">What could not be read or followed.</param>
public sealed record SharedCodeResult(IReadOnlyList<SharedCode> Shared, IReadOnlyList<string> Seen, IReadOnlyList<Unresolved> Unresolved);

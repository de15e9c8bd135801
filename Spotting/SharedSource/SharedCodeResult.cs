using Evolution.Spotting.Model;

namespace Evolution.Spotting.SharedSource;

/// <summary>The source that services have in common, and the services for which it could be determined.</summary>
/// <param name="Shared">The source that two or more services are built from, the most shared first.</param>
/// <param name="ServicesWithSource">The names of the services whose source is available. Nothing is known about the others.</param>
/// <param name="Unresolved">The items that could not be read or followed.</param>
public sealed record SharedCodeResult(IReadOnlyList<SharedCode> Shared, IReadOnlyList<string> ServicesWithSource, IReadOnlyList<UnresolvedItem> Unresolved);

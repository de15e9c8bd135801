using Evolution.Lab.Results;

namespace Evolution.Lab.Integrity;

/// <summary>The result of an integrity check.</summary>
/// <param name="Result">The result as stored in the results file.</param>
/// <param name="ShopData">The stored data that was checked.</param>
/// <param name="Violations">The violated rules.</param>
public sealed record IntegrityFindings(IntegrityResult Result, ShopData ShopData, IReadOnlyList<Violation> Violations);

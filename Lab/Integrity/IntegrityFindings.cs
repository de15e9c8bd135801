using Evolution.Lab.Results;

namespace Evolution.Lab.Integrity;

/// <summary>What a check of the books came to.</summary>
/// <param name="Result">The same for the results.</param>
/// <param name="Books">What was stored at that moment.</param>
/// <param name="Violations">The rules that did not hold.</param>
public sealed record IntegrityFindings(IntegrityResult Result, Books Books, IReadOnlyList<Violation> Violations);

namespace Evolution.Lab.Results;

/// <summary>What follows from a comparison.</summary>
/// <param name="Independence">Of each topology, in the order in which they were measured.</param>
/// <param name="Claims">The plan's claims of its first step beside what was measured.</param>
/// <param name="Expectations">What the plan lets one expect of each step beside what was measured.</param>
public sealed record Conclusions(IReadOnlyList<Independence> Independence, IReadOnlyList<Finding> Claims, IReadOnlyList<Finding> Expectations);

namespace Evolution.Lab.Spotting;

/// <summary>That one part of the system is told where another one is, or is tied to it.</summary>
/// <param name="From">The one that is told.</param>
/// <param name="To">The other one.</param>
/// <param name="How">The setting's name, or how they are tied.</param>
public sealed record Coupling(string From, string To, string How);

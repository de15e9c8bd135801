namespace Evolution.Spotting;

/// <summary>One part of the system is configured with the address of another, or is tied to it.</summary>
/// <param name="From">The one that is configured.</param>
/// <param name="To">The other one.</param>
/// <param name="How">The setting's name, or how they are tied.</param>
public sealed record Coupling(string From, string To, string How);

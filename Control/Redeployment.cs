namespace Evolution.Control;

/// <summary>A deployment unit that was rolled out again.</summary>
/// <param name="Services">The services that were restarted together.</param>
/// <param name="Seconds">How long it took until all were healthy again.</param>
public sealed record Redeployment(IReadOnlyList<string> Services, double Seconds);

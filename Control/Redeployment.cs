namespace Evolution.Control;

/// <summary>The result of redeploying a deployment unit.</summary>
/// <param name="Services">The services that were restarted together.</param>
/// <param name="Seconds">The time until all of them were healthy again, in seconds.</param>
public sealed record Redeployment(IReadOnlyList<string> Services, double Seconds);

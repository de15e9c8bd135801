namespace Evolution.Spotting.Model;

/// <summary>A configuration value: environment variable, argument or line of a mounted file.</summary>
/// <param name="Name">The variable, the option (<c>--name</c>), or the mounted file.</param>
/// <param name="Value">The value with variables replaced; for a mounted file one of its lines. Null where it comes from somewhere that was not read, such as a secret by name.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Place">Where that stands.</param>
public sealed record Setting(string Name, string? Value, SettingOrigin Origin, Place Place);

namespace Evolution.Spotting.Addresses;

/// <summary>A host name in a text.</summary>
/// <param name="Host">The name.</param>
/// <param name="Port">The port after it; null where there is none.</param>
/// <param name="Scheme">The scheme before it, in lower case; null where there is none.</param>
/// <param name="IsAddress">Whether the text around it shows that it is an address: a scheme, a port, credentials, or a key such as <c>Host=</c>.</param>
readonly record struct Mention(string Host, int? Port, string? Scheme, bool IsAddress);

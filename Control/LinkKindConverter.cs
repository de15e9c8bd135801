using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>Reads and writes kinds of links as the control server does: <c>store</c>, <c>http</c>, <c>messages</c>.</summary>
public sealed class LinkKindConverter() : JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.KebabCaseLower);

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evolution.Lab.Control;

/// <summary>Reads and writes kinds of links as the control server does: <c>store</c>, <c>http</c>, <c>messages</c>.</summary>
sealed class LinkKindConverter() : JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.KebabCaseLower);

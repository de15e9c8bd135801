namespace Evolution.Evo.Commands;

/// <summary>The output format of <c>evo spot</c>.</summary>
enum SpotFormat { Text, Json, Sarif, Mermaid }

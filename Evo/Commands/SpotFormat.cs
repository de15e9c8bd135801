namespace Evolution.Evo.Commands;

/// <summary>The output format of a report.</summary>
enum SpotFormat { Text, Json, Sarif, Mermaid }

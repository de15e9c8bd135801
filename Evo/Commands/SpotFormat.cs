namespace Evolution.Evo.Commands;

/// <summary>How a report is written.</summary>
enum SpotFormat { Text, Json, Sarif, Mermaid }

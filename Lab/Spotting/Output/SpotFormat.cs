namespace Evolution.Lab.Spotting.Output;

/// <summary>How a report is written.</summary>
enum SpotFormat { Text, Json, Sarif, Mermaid }

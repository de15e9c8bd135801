namespace Evolution.Evo.Advising;

/// <summary>How advice is written.</summary>
enum AdviceFormat { Text, Json }

namespace Evolution.Evo.Advising;

/// <summary>The output format of advice.</summary>
enum AdviceFormat { Text, Json }

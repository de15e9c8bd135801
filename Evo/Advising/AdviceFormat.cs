namespace Evolution.Evo.Advising;

/// <summary>The output format of <c>evo advise</c>.</summary>
enum AdviceFormat { Text, Json }

namespace Evolution.AppHost.Control;

/// <summary>What a resource uses, all its processes together.</summary>
/// <param name="Processes">How many processes it consists of.</param>
/// <param name="MemoryBytes">Memory: on Linux the proportional set size, so that pages shared by PostgreSQL's processes count once; elsewhere the resident set.</param>
/// <param name="ProcessorSeconds">Processor time since it started; null where the engine tells only a percentage.</param>
sealed record ResourceUsage(int Processes, long MemoryBytes, double? ProcessorSeconds);

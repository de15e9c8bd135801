namespace Evolution.Control;

/// <summary>What a resource uses, all its processes together.</summary>
/// <param name="Processes">How many processes it consists of.</param>
/// <param name="MemoryBytes">Memory in bytes: on Linux the proportional set size, so that pages shared by PostgreSQL's processes count once; elsewhere the resident set.</param>
/// <param name="ProcessorSeconds">Processor time since it started, in seconds; null where the container engine tells only a percentage.</param>
public sealed record ResourceUsage(int Processes, long MemoryBytes, double? ProcessorSeconds);

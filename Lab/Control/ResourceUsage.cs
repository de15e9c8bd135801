namespace Evolution.Lab.Control;

/// <summary>What a resource uses, all its processes together.</summary>
/// <param name="Processes">How many processes it consists of.</param>
/// <param name="MemoryBytes">Memory in bytes; pages that its processes share count once, where the system tells.</param>
/// <param name="ProcessorSeconds">Processor time since it started, in seconds; null where only a percentage is known.</param>
public sealed record ResourceUsage(int Processes, long MemoryBytes, double? ProcessorSeconds);

namespace Evolution.Hosting.Native;

/// <summary>Arguments for the resource's process, behind those that it needs itself.</summary>
sealed record CommandLineArgsAnnotation(IReadOnlyList<string> Arguments) : IResourceAnnotation;

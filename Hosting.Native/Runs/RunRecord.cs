using System.Collections.Immutable;

namespace Evolution.Hosting.Native;

/// <summary>What a later host must know to clean up after this one.</summary>
/// <param name="Host">Who wrote it.</param>
/// <param name="Folder">Its folder for data, in the folder for temporary files.</param>
/// <param name="Children">The processes that it started and that have not ended.</param>
sealed record RunRecord(HostIdentity Host, string Folder, ImmutableArray<ProcessIdentity> Children);

using Xunit.Sdk;
using Xunit.v3;

// Each phase has many processes; more than two phases at the same time would overload a small machine.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]

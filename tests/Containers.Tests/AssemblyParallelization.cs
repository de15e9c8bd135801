using Xunit.Sdk;
using Xunit.v3;

// Each phase has many processes; several phases at the same time would overload a small machine.
[assembly: Parallelization(Mode = ParallelMode.None)]

using Xunit.Sdk;
using Xunit.v3;

// Each phase is many processes: more of them at once would test the scheduler of a small machine, not the shop.
[assembly: Parallelization(Mode = ParallelMode.None)]

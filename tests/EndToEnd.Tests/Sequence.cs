using Xunit.Sdk;
using Xunit.v3;

// Each phase is many processes: on a small machine more than two at once would test its scheduler, not the shop.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]

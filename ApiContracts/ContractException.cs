namespace Evolution.ApiContracts;

/// <summary>A document, pact or version is invalid or does not exist; the message names it and describes what to do or what exists.</summary>
public sealed class ContractException(string message, Exception? cause = null) : Exception(message, cause);

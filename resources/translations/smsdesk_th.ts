<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th" sourcelanguage="en">
<context>
    <name>AccountCard</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the balance…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance unknown {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDetails</name>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write with this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A practice account: nothing reaches anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top up and read reports on {service}&apos;s own page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be sent before you top up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough for {one} people at 1 part, {two} at 2 parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages use {kind}, unless they say otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last known at {time}: {credits} credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key ending {ending}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is in the password store</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service are you a customer of?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountSections</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to show of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request a sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} does not list its senders. These were used here, or are its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No senders yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sender you type when you write a message is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Ask every service again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account is your login at an SMS service. A practice account needs none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balances at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPanel</name>
    <message>
        <source>Practice account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is imitated on this computer, so no key is needed. The balance is play money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the keys from {service}&apos;s own page. We test them at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CampaignCard</name>
    <message numerus="yes">
        <source>Resume %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignList</name>
    <message>
        <source>Close the campaigns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older campaigns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CampaignRow</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{credits} credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {service}&apos;s own page for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by this PC, keep it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by the service, PC may be off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused, {count} not handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rejected by the service</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Column of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every other column can be used as a field too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a heading to take numbers from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the headings says name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{good} of the first {rows} rows have a number that can be texted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposeFooter</name>
    <message numerus="yes">
        <source>See preview %Ln</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln things before sending</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review before sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody to send to yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recipients to see what it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it to see what it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The receipt asks for your balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left after sending {credits}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account at one of the services, or a practice account to try everything without sending anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recipients from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the hidden rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the letter as the service knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send at once, not {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message in sight goes to your own phone. It costs its credits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked only once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Show it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the Excel or CSV file you have. Numbers are repaired, and you see everything before it is saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreditsCard</name>
    <message>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Distance</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %n days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n days ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message numerus="yes">
        <source>people imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They are on the list “{list}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Close the preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.xlsx, .xls, .ods or .csv, as it is: no need to tidy it up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is only read, never changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see what was found before anything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import can be undone at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts files ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every campaign, not only {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, number or message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message numerus="yes">
        <source>%Ln people are left out: a field of theirs is empty</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Put them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recipients</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln to mend before sending</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things, nothing blocks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing blocks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buddhist years, 24-hour time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gregorian years, 24-hour time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to smsdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your language. It can be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service are you a customer of?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet? Begin with a practice account and look around first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you do with it reaches anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys stay on this computer, in its password store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can add more accounts later under Accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the first message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are on it already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double, kept once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put them on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here needs a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows are taken as they stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Press a tile to see one kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{repaired} of the added and updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows worth a look</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rows worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works as usual, but no message reaches anyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to a real account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bangkok time {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every message is kept here: find it by name, number or words of its text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the first message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits the search and the filters above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{credits} credits used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Reading {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, rows left out.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the rows left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were saved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: mend them there and import it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, {done} of {total} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the %Ln rows left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be undone at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet “{sheet}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>numbers from “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Practise with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you will see it in smsdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of your provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as https://sms.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what you typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what you typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OTP keys and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old key is used until the new one works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListsPane</name>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the balance…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{credits} credits left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage accounts…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the message here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Longest %Ln characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more ways to save</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetail</name>
    <message>
        <source>Show the whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the service&apos;s report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>with %Ln others</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In one request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}. We did not send it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the outcome is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it on the phone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service took it. No report has come that says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The balance fell by just as much as they cost. That is a hint, not a proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The balance did not fall, so they were probably not taken. That is a hint, not a proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other messages were charged in between, so the balance proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %Ln unknown messages of the campaign.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A practice account has no report page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the report on your provider&apos;s page first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month after</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeverPane</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {number} off this list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campaigns text this number again. Do it only if the person asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These numbers never get a message, whatever list they are on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is written, such as 081-234-5678 or +66 81 234 5678</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers never texted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody asked to be left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever does not want messages any more is kept here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotSentDialog</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages become a new campaign that waits for you. Nothing goes out now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent once more they cost up to %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>there are {credits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they were sent after all, these people get the message twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of messages: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the new campaign</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>Type or paste numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in a line, or with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers can be used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln numbers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They hold for this message only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the account has it: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another sender…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the list “{list}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are deleted with it. What was sent to them stays in History.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} off the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other lists keep this number. What was sent stays in History.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never text {name} again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} goes on the list “Do not contact”. Every campaign skips it, whatever list it comes from. You can take it off there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import of {file}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} people are taken off, {updated} become what they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, number or any column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is on this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file to fill it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last import: {file}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>On their phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oddest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every person&apos;s own message appears here as you write, the oddest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} unusually high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {number} · {units}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RealMessages</name>
    <message numerus="yes">
        <source>%Ln real messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>See everybody&apos;s message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} unusually high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same length for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the service for the balance, and putting the messages together…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sender {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agrees with the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the number on the receipt yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptSlip</name>
    <message>
        <source>Will get the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Everybody gets %Ln parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Parts a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} baht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In money, about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left after sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{time} (about %Ln minutes)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Done at about</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipientsCard</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets the message? Numbers are repaired, and doubles merged, on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a contact list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an Excel or CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact lists yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an Excel or CSV file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or paste numbers…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>Remove account “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its keys are deleted from this computer. Nothing changes at the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent with it stays in History.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestSenderDialog</name>
    <message>
        <source>Request a sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request this sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name shown on the phone. The service decides whether it is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message numerus="yes">
        <source>%Ln messages were sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All unknown messages of this campaign are then written down as accepted by the service. Nothing is sent. This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Write down %Ln as sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were not sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They go into a new campaign that waits for you. Whoever got one after all would get it twice and it would cost twice, so look at the service&apos;s report first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Make a new campaign of %Ln</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Close, answer later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavingWords</name>
    <message numerus="yes">
        <source>%Ln invisible characters: {people} people need a part more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>They often come from LINE or Word. It reads the same without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {word} instead, and a part holds 153 characters, not 67.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use {word}, save %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Plain marks read the same, and a part holds 153 characters, not 67.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use plain marks, save %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln letters are typed in two halves, such as เเ for แ</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Each half counts. It reads the same once they are joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Join, save %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Needless spaces: {people} people need a part more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it a part holds 153 characters, not 67.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters in the fields turn the text of {people} people to Unicode</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln credits more: 67 a part, not 153.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten by %Ln characters: {people} people need a part less</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saves %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove, save %Ln credits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“{named}” turns the whole text to Unicode: {parts} parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Schedule when you review a message. The service keeps it and sends it on time, even while this PC is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service holds these messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go out on time even while this PC is off. They cannot be cancelled from here; only the service&apos;s own page can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {service}&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingHero</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + . stops from any page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>messages go out in %Ln seconds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has gone out. Undo takes you back to the message as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service sends them at the time you chose; this PC may be off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at any time: no further message goes out. What the service has taken cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not sent yet waits for you. Nothing is sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest was taken out. What the service has taken stays sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by the service is not yet on the phone: History shows the reports.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>You may go to other pages, sending goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, and something needs your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Decide now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServicePicker</name>
    <message>
        <source>Practice account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden sheets are shown too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row with the headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it where Thai letters below look strange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the rows you see in Excel are imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that a filter hides are imported too</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are hidden in Excel</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>None: the first row is a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-8, usual today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thai Windows (CP874)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTF-16, Excel&apos;s “Unicode text”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnknownPanel</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown. We did not send again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open the service&apos;s report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is practice: nobody&apos;s phone rings, so either answer is fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} may have taken them, or not. Look at its report first, then tell us what you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, to {number}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, from {first} to {last}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clue: the balance fell by {credits}, so they were probably sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clue: the balance did not fall, so they were probably not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: answer {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balance {before} before, {after} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenDialog</name>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When should it go out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by the service, PC may be off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it is handed over it cannot be cancelled from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of month, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next working day, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bangkok time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule for {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th" sourcelanguage="en">
<context>
    <name>AccountCard</name>
    <message>
        <source>Practice</source>
        <translation>ฝึกหัด</translation>
    </message>
    <message>
        <source>{kind} credits</source>
        <translation>เครดิต {kind}</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
    <message>
        <source>Try again, {account}</source>
        <translation>ลองใหม่ {account}</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>กำลังถาม…</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>ยังไม่ได้ถาม</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>ใช้งานได้</translation>
    </message>
    <message>
        <source>Key needed</source>
        <translation>ต้องใส่คีย์</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>ติดต่อไม่ได้</translation>
    </message>
    <message>
        <source>Short on {day}</source>
        <translation>ไม่พองาน {day}</translation>
    </message>
    <message>
        <source>Low credit</source>
        <translation>เครดิตใกล้หมด</translation>
    </message>
    <message>
        <source>Asking for the balance…</source>
        <translation>กำลังถามยอด…</translation>
    </message>
    <message>
        <source>Balance unknown</source>
        <translation>ไม่ทราบยอด</translation>
    </message>
    <message>
        <source>Balance unknown {time}</source>
        <translation>ไม่ทราบยอด {time}</translation>
    </message>
</context>
<context>
    <name>AccountDetails</name>
    <message>
        <source>Testing…</source>
        <translation>กำลังทดสอบ…</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>ทดสอบการเชื่อมต่อ</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>เปลี่ยนคีย์</translation>
    </message>
    <message>
        <source>Write with this account</source>
        <translation>เขียนด้วยบัญชีนี้</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>ลบบัญชี</translation>
    </message>
    <message>
        <source>One-time code…</source>
        <translation>รหัส OTP…</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>เปิดหน้าเว็บ</translation>
    </message>
    <message>
        <source>A practice account: nothing reaches anyone</source>
        <translation>บัญชีฝึกหัด ไม่มีข้อความออกไปถึงใคร</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>ในเครื่องนี้</translation>
    </message>
    <message>
        <source>Top up and read reports on {service}&apos;s own page</source>
        <translation>เติมเครดิตและดูรายงานได้ที่หน้าเว็บของ {service}</translation>
    </message>
    <message>
        <source>Nothing can be sent before you top up</source>
        <translation>ต้องเติมเครดิตก่อนจึงจะส่งได้</translation>
    </message>
    <message>
        <source>Enough for {one} people at 1 part, {two} at 2 parts</source>
        <translation>พอส่ง {one} คนถ้าคนละ 1 ส่วน หรือ {two} คนถ้าคนละ 2 ส่วน</translation>
    </message>
    <message>
        <source>Messages use {kind}, unless they say otherwise</source>
        <translation>ใช้เครดิต {kind} ถ้าไม่ได้เลือกเป็นอย่างอื่น</translation>
    </message>
    <message>
        <source>Last known at {time}: {credits} credits</source>
        <translation>ยอดล่าสุดเมื่อ {time} คือ {credits} เครดิต</translation>
    </message>
    <message>
        <source>The key {ending} is in memory until the program ends</source>
        <translation>คีย์ {ending} อยู่ในหน่วยความจำ ปิดโปรแกรมแล้วต้องใส่ใหม่</translation>
    </message>
    <message>
        <source>API key ending {ending}</source>
        <translation>คีย์ API ลงท้าย {ending}</translation>
    </message>
    <message>
        <source>No key is kept for this account</source>
        <translation>บัญชีนี้ยังไม่มีคีย์เก็บไว้</translation>
    </message>
    <message>
        <source>The key is in the password store</source>
        <translation>คีย์อยู่ในที่เก็บรหัสผ่าน</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Add account</source>
        <translation>เพิ่มบัญชี</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Enter the keys</source>
        <translation>ใส่คีย์</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>เสร็จ</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>กำลังทดสอบ…</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>ทดสอบและบันทึก</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Which service are you a customer of?</source>
        <translation>คุณเป็นลูกค้าของผู้ให้บริการรายใด</translation>
    </message>
</context>
<context>
    <name>AccountInUse</name>
    <message>
        <source>{credits} credits left</source>
        <translation>คงเหลือ {credits} เครดิต</translation>
    </message>
    <message>
        <source>Asking for the balance…</source>
        <translation>กำลังถามยอด…</translation>
    </message>
    <message>
        <source>Balance unknown</source>
        <translation>ไม่ทราบยอด</translation>
    </message>
    <message>
        <source>Manage accounts…</source>
        <translation>จัดการบัญชี…</translation>
    </message>
</context>
<context>
    <name>AccountMenuButton</name>
    <message>
        <source>More about accounts</source>
        <translation>เพิ่มเติมเรื่องบัญชี</translation>
    </message>
    <message>
        <source>Export accounts…</source>
        <translation>บันทึกบัญชีลงไฟล์…</translation>
    </message>
    <message>
        <source>Accounts from a file…</source>
        <translation>นำบัญชีจากไฟล์…</translation>
    </message>
</context>
<context>
    <name>AccountSections</name>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>แม่แบบ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>การตั้งค่า</translation>
    </message>
    <message>
        <source>What to show of the account</source>
        <translation>ดูอะไรของบัญชี</translation>
    </message>
    <message>
        <source>Add name</source>
        <translation>เพิ่มชื่อ</translation>
    </message>
    <message>
        <source>Request a sender</source>
        <translation>ขอชื่อผู้ส่ง</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Ask every service again</source>
        <translation>ถามยอดใหม่ทุกบัญชี</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>เพิ่มบัญชี</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>ยังไม่มีบัญชี</translation>
    </message>
    <message>
        <source>An account is your login at an SMS service. A practice account needs none.</source>
        <translation>บัญชีคือการเข้าใช้ผู้ให้บริการ SMS ของคุณ บัญชีฝึกหัดไม่ต้องมี</translation>
    </message>
    <message>
        <source>Balances at {time}</source>
        <translation>ยอดเมื่อ {time}</translation>
    </message>
</context>
<context>
    <name>AddPanel</name>
    <message>
        <source>Practice account</source>
        <translation>บัญชีฝึกหัด</translation>
    </message>
    <message>
        <source>The service is imitated on this computer, so no key is needed. The balance is play money.</source>
        <translation>เราจำลองผู้ให้บริการไว้ในเครื่องนี้ จึงไม่ต้องใช้คีย์ เครดิตไม่ใช่เงินจริง</translation>
    </message>
    <message>
        <source>Copy the keys from {service}&apos;s own page. We test them at once.</source>
        <translation>คัดลอกคีย์จากหน้าเว็บของ {service} เราจะทดสอบให้ทันที</translation>
    </message>
    <message>
        <source>{kind} credits</source>
        <translation>เครดิต {kind}</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>เครดิต</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add recipients from a file</source>
        <translation>เพิ่มผู้รับจากไฟล์</translation>
    </message>
    <message>
        <source>Skip the hidden rows</source>
        <translation>ข้ามแถวที่ซ่อน</translation>
    </message>
    <message>
        <source>Include them</source>
        <translation>รวมแถวที่ซ่อน</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>เลือกไฟล์อื่น</translation>
    </message>
    <message>
        <source>Use this column</source>
        <translation>ใช้คอลัมน์นี้</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Change the address</source>
        <translation>เปลี่ยนที่อยู่</translation>
    </message>
    <message>
        <source>The keys are tested at the new address. Until they work, nothing changes.</source>
        <translation>เราทดสอบคีย์กับที่อยู่ใหม่ก่อน ถ้ายังใช้ไม่ได้ ทุกอย่างจะเหมือนเดิม</translation>
    </message>
</context>
<context>
    <name>Again</name>
    <message>
        <source>This month’s file in place of {name}</source>
        <translation>ไฟล์ของเดือนนี้แทน {name}</translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>เขียนอีกครั้ง</translation>
    </message>
    <message>
        <source>Same as last month</source>
        <translation>เหมือนเดือนก่อน</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Its text, sender and recipients. A file is asked for anew.</source>
        <translation>ใช้ข้อความ ชื่อผู้ส่ง และผู้รับเดิม ถ้าเป็นไฟล์จะขอไฟล์ใหม่</translation>
    </message>
    <message>
        <source>Nothing to repeat yet</source>
        <translation>ยังไม่มีงานให้ทำซ้ำ</translation>
    </message>
    <message>
        <source>What you send from here can be written again next month.</source>
        <translation>งานที่ส่งจากหน้านี้ นำมาเขียนใหม่ได้ในเดือนถัดไป</translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>Written by itself, without numbers. Nothing in it can be changed.</source>
        <translation>โปรแกรมจดเอง ไม่มีเบอร์โทร และไม่มีใครแก้ได้</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Back up into a file</source>
        <translation>สำรองข้อมูลลงไฟล์</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>สำรองข้อมูล</translation>
    </message>
    <message>
        <source>All data in one locked file, to go on with after a loss</source>
        <translation>ข้อมูลทั้งหมดในไฟล์เดียวที่ล็อกไว้ ใช้ทำงานต่อเมื่อเครื่องเสียหรือหาย</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Nothing is backed up yet</source>
        <translation>ยังไม่มีการสำรองข้อมูล</translation>
    </message>
    <message>
        <source>Choose a passphrase first. It locks every backup.</source>
        <translation>ตั้งรหัสผ่านก่อน ใช้ล็อกไฟล์สำรองทุกไฟล์</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>ตั้งรหัสผ่าน</translation>
    </message>
    <message>
        <source>Backups are locked with your passphrase</source>
        <translation>ไฟล์สำรองล็อกด้วยรหัสผ่านของคุณ</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>เปลี่ยนรหัสผ่าน</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>กู้คืนจากไฟล์…</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>สำรองตอนนี้…</translation>
    </message>
    <message>
        <source>The keys of your SMS services are in no backup. On another computer they are entered again.</source>
        <translation>คีย์ของผู้ให้บริการ SMS ไม่อยู่ในไฟล์สำรอง ถ้าใช้เครื่องอื่นต้องใส่คีย์ใหม่</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>หยุด</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>กำลังสำรองข้อมูล…</translation>
    </message>
    <message>
        <source>Sending goes on meanwhile.</source>
        <translation>ระหว่างนี้ยังส่งข้อความได้ตามปกติ</translation>
    </message>
    <message>
        <source>Stopped: no backup was made</source>
        <translation>หยุดแล้ว ไม่มีไฟล์สำรอง</translation>
    </message>
    <message>
        <source>Backed up as {file}</source>
        <translation>สำรองเป็น {file} แล้ว</translation>
    </message>
    <message>
        <source>It was read back and proved to open</source>
        <translation>อ่านกลับมาตรวจแล้ว เปิดได้จริง</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Restore…</source>
        <translation>กู้คืน…</translation>
    </message>
    <message>
        <source>Restore the backup of {date}</source>
        <translation>กู้คืนจากไฟล์สำรองวันที่ {date}</translation>
    </message>
    <message>
        <source>Damaged: it cannot be restored</source>
        <translation>เสียหาย กู้คืนไม่ได้</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>proved to open</source>
        <translation>ตรวจแล้วว่าเปิดได้</translation>
    </message>
    <message>
        <source>also in the second folder</source>
        <translation>มีในโฟลเดอร์ที่สองด้วย</translation>
    </message>
</context>
<context>
    <name>BackupRows</name>
    <message>
        <source>Automatic backups</source>
        <translation>ไฟล์สำรองอัตโนมัติ</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>{credits} credits planned this month</source>
        <translation>เดือนนี้ตั้งเวลาไว้ {credits} เครดิต</translation>
    </message>
</context>
<context>
    <name>CalendarDay</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>ตั้งไว้ %n งาน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>อีก %n งาน</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignCard</name>
    <message numerus="yes">
        <source>Resume %Ln messages</source>
        <translation>
            <numerusform>ส่งต่อ %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages again</source>
        <translation>
            <numerusform>ส่งใหม่ %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide on %Ln unknown</source>
        <translation>
            <numerusform>ตัดสิน %Ln ข้อความที่ไม่ทราบผล</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>กำลังถาม…</translation>
    </message>
    <message>
        <source>Ask what was delivered</source>
        <translation>ถามผลว่าถึงเครื่องไหม</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>เขียนงานนี้อีกครั้ง</translation>
    </message>
    <message>
        <source>Change the tag…</source>
        <translation>เปลี่ยนป้าย…</translation>
    </message>
    <message>
        <source>Give a tag…</source>
        <translation>ติดป้าย…</translation>
    </message>
    <message>
        <source>Write results into my Excel…</source>
        <translation>คืนผลลงไฟล์ Excel เดิม…</translation>
    </message>
    <message>
        <source>Certificate as PDF…</source>
        <translation>ใบรับรองเป็น PDF…</translation>
    </message>
    <message>
        <source>More with “{title}”</source>
        <translation>ทำอย่างอื่นกับ “{title}”</translation>
    </message>
</context>
<context>
    <name>CampaignControl</name>
    <message>
        <source>Sending {done} of {total}</source>
        <translation>กำลังส่ง {done} จาก {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n not sent at their time</source>
        <translation>
            <numerusform>พลาดเวลาส่ง %n งาน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be confirmed</source>
        <translation>
            <numerusform>รอยืนยัน %n งาน</numerusform>
        </translation>
    </message>
    <message>
        <source>This PC must be on, {time}</source>
        <translation>เครื่องนี้ต้องเปิดไว้ {time}</translation>
    </message>
</context>
<context>
    <name>CampaignList</name>
    <message>
        <source>Close the campaigns</source>
        <translation>ปิดงานทั้งหมด</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>งานทั้งหมด</translation>
    </message>
    <message>
        <source>Older campaigns</source>
        <translation>งานก่อนหน้า</translation>
    </message>
</context>
<context>
    <name>CampaignRow</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n คน</numerusform>
        </translation>
    </message>
    <message>
        <source>{credits} credits</source>
        <translation>{credits} เครดิต</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>ฝึกหัด</translation>
    </message>
    <message>
        <source>What can be done with “{title}”</source>
        <translation>ทำอะไรกับ “{title}” ได้บ้าง</translation>
    </message>
    <message>
        <source>no network, trying again</source>
        <translation>ไม่มีเครือข่าย กำลังลองใหม่</translation>
    </message>
    <message>
        <source>waiting for the right time</source>
        <translation>รอเวลาที่ถูกต้อง</translation>
    </message>
    <message>
        <source>not after {time}</source>
        <translation>ไม่ช้ากว่า {time} น.</translation>
    </message>
    <message>
        <source>comes again</source>
        <translation>ส่งซ้ำ</translation>
    </message>
    <message>
        <source>Decide what happens</source>
        <translation>ตัดสินใจว่าจะทำอย่างไร</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>เปลี่ยนเวลา</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>ส่งตอนนี้</translation>
    </message>
    <message>
        <source>Change the message</source>
        <translation>แก้ข้อความ</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>ดูในประวัติ</translation>
    </message>
    <message>
        <source>Open {service}&apos;s page</source>
        <translation>เปิดหน้าเว็บของ {service}</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>ยกเลิกงานนี้</translation>
    </message>
    <message>
        <source>Not sent, waits for you</source>
        <translation>ยังไม่ได้ส่ง รอคุณตัดสินใจ</translation>
    </message>
    <message>
        <source>Sent by this PC</source>
        <translation>เครื่องนี้ส่งแล้ว</translation>
    </message>
    <message>
        <source>Sent by this PC, keep it on</source>
        <translation>เครื่องนี้ส่ง ต้องเปิดไว้</translation>
    </message>
    <message>
        <source>Accepted by the service</source>
        <translation>ผู้ให้บริการรับแล้ว</translation>
    </message>
    <message>
        <source>Sent by the service, PC may be off</source>
        <translation>ผู้ให้บริการส่ง ปิดเครื่องได้</translation>
    </message>
    <message>
        <source>Outcome unknown {count}</source>
        <translation>ยังไม่ทราบผล {count}</translation>
    </message>
    <message>
        <source>Being handed over</source>
        <translation>กำลังส่งให้ผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Paused, {count} not handed over</source>
        <translation>พักอยู่ ยังไม่ส่ง {count}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ยกเลิกแล้ว</translation>
    </message>
    <message>
        <source>{count} rejected by the service</source>
        <translation>ผู้ให้บริการปฏิเสธ {count}</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message numerus="yes">
        <source>Cancel %Ln messages that are not sent?</source>
        <translation>
            <numerusform>ยกเลิก %Ln ข้อความที่ยังไม่ส่งหรือไม่</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln messages</source>
        <translation>
            <numerusform>ยกเลิก %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
</context>
<context>
    <name>CertificateWriter</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source> (by our count)</source>
        <translation> (ตามที่เรานับ)</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>งาน</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>ป้าย</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>ส่งเมื่อ</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Reported on the phone</source>
        <translation>มีรายงานว่าถึงเครื่อง</translation>
    </message>
    <message>
        <source>References of the service</source>
        <translation>เลขอ้างอิงของผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>Erased since</source>
        <translation>ลบข้อมูลส่วนบุคคลแล้ว</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>ออกเมื่อ</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>ออกโดย</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>ฝึกหัด</translation>
    </message>
    <message>
        <source>Nothing of this reached anyone</source>
        <translation>ไม่มีข้อความใดถึงใครจริง</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>ที่</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>เวลา</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>ผล</translation>
    </message>
    <message>
        <source>Service&apos;s number</source>
        <translation>เลขอ้างอิง</translation>
    </message>
    <message>
        <source>Certificate of messages sent</source>
        <translation>ใบรับรองการส่งข้อความ</translation>
    </message>
    <message numerus="yes">
        <source>Chain over %Ln messages (SHA-256)</source>
        <translation>
            <numerusform>รหัสลูกโซ่ของ %Ln ข้อความ (SHA-256)</numerusform>
        </translation>
    </message>
    <message>
        <source>The code changes when a number, name, text, outcome, reference or time of any message is changed. smsdesk reckons it again: campaigns certificate {id} --check CODE</source>
        <translation>ถ้าเบอร์ ชื่อ ข้อความ ผล เลขอ้างอิง หรือเวลาของข้อความใดถูกแก้ รหัสนี้จะเปลี่ยน ตรวจได้ด้วยคำสั่ง smsdesk campaigns certificate {id} --check รหัส</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>หน้า {number} จาก {pages}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more messages are in the chain but not listed</source>
        <translation>
            <numerusform>อีก %Ln ข้อความอยู่ในรหัสลูกโซ่แต่ไม่ได้แสดงในรายการ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <source>Change the time</source>
        <translation>เปลี่ยนเวลา</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>ยกเลิกงานนี้</translation>
    </message>
    <message>
        <source>Save the time</source>
        <translation>บันทึกเวลา</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Save “{chart}” as a picture</source>
        <translation>บันทึก “{chart}” เป็นรูป</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Every account</source>
        <translation>ทุกบัญชี</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>ทุกป้าย</translation>
    </message>
    <message>
        <source>{credits} credits</source>
        <translation>{credits} เครดิต</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>รับแล้ว %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>practice</source>
        <translation>ฝึกหัด</translation>
    </message>
    <message>
        <source>By account</source>
        <translation>ตามบัญชี</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>ตามป้าย</translation>
    </message>
    <message>
        <source>Credits a day</source>
        <translation>เครดิตต่อวัน</translation>
    </message>
    <message>
        <source>Messages a day</source>
        <translation>ข้อความต่อวัน</translation>
    </message>
    <message>
        <source>Credits a week</source>
        <translation>เครดิตต่อสัปดาห์</translation>
    </message>
    <message>
        <source>Messages a week</source>
        <translation>ข้อความต่อสัปดาห์</translation>
    </message>
    <message>
        <source>Credits a month</source>
        <translation>เครดิตต่อเดือน</translation>
    </message>
    <message>
        <source>Messages a month</source>
        <translation>ข้อความต่อเดือน</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>ไม่มีป้าย</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>อื่น ๆ %Ln รายการ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>On the phone within</source>
        <translation>ถึงเครื่องภายใน</translation>
    </message>
    <message>
        <source>{delivered} of {taken}</source>
        <translation>{delivered} จาก {taken}</translation>
    </message>
    <message>
        <source>later</source>
        <translation>นานกว่านั้น</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln นาที</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln ชม.</numerusform>
        </translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>ทุกงาน</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>วัน</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>ป้าย</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>นับอะไร</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 วัน</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3 เดือน</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 ปี</translation>
    </message>
    <message>
        <source>Nothing was sent in these days</source>
        <translation>ไม่มีการส่งในช่วงนี้</translation>
    </message>
    <message>
        <source>Choose more days, another account or another tag</source>
        <translation>เลือกช่วงวันให้กว้างขึ้น หรือเลือกบัญชีหรือป้ายอื่น</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Column of numbers</source>
        <translation>คอลัมน์เบอร์</translation>
    </message>
    <message>
        <source>Column of names</source>
        <translation>คอลัมน์ชื่อ</translation>
    </message>
    <message>
        <source>Every other column can be used as a field too</source>
        <translation>คอลัมน์อื่นทุกคอลัมน์ใช้เป็นช่องได้</translation>
    </message>
    <message>
        <source>Our guess</source>
        <translation>เราเดาให้</translation>
    </message>
    <message>
        <source>Press a heading to take numbers from it</source>
        <translation>กดหัวคอลัมน์เพื่อใช้เป็นเบอร์</translation>
    </message>
    <message>
        <source>No names in this file</source>
        <translation>ไฟล์นี้ไม่มีชื่อ</translation>
    </message>
    <message>
        <source>{good} of the first {rows} rows have a number that can be texted</source>
        <translation>{good} จาก {rows} แถวแรกมีเบอร์ที่ส่งได้</translation>
    </message>
</context>
<context>
    <name>ComposeFooter</name>
    <message numerus="yes">
        <source>See preview %Ln</source>
        <translation>
            <numerusform>ดูตัวอย่าง %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln things before sending</source>
        <translation>
            <numerusform>แก้ %Ln เรื่องก่อนส่ง</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>ดู</translation>
    </message>
    <message>
        <source>Test to me</source>
        <translation>ลองส่งหาตัวเอง</translation>
    </message>
    <message>
        <source>Review before sending</source>
        <translation>ตรวจทานก่อนส่ง</translation>
    </message>
    <message>
        <source>Nobody to send to yet</source>
        <translation>ยังไม่มีผู้รับ</translation>
    </message>
    <message>
        <source>Add recipients to see what it costs</source>
        <translation>เพิ่มผู้รับเพื่อดูว่าใช้กี่เครดิต</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>ยังไม่มีข้อความ</translation>
    </message>
    <message>
        <source>Write it to see what it costs</source>
        <translation>เขียนเพื่อดูว่าใช้กี่เครดิต</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>กำลังนับ…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits</source>
        <translation>
            <numerusform>%Ln เครดิต</numerusform>
        </translation>
    </message>
    <message>
        <source>The receipt asks for your balance</source>
        <translation>เราจะถามยอดตอนตรวจทาน</translation>
    </message>
    <message>
        <source>Left after sending {credits}</source>
        <translation>คงเหลือหลังส่ง {credits}</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>ใหม่ %Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>หายไป %Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as before</source>
        <translation>
            <numerusform>เหมือนเดิม %Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside “{title}”: {new}, {gone}, {same}</source>
        <translation>เทียบกับ “{title}”: {new} {gone} {same}</translation>
    </message>
    <message>
        <source>See who</source>
        <translation>ดูว่าใครบ้าง</translation>
    </message>
    <message>
        <source>Send it again?</source>
        <translation>ส่งอีกครั้งหรือไม่</translation>
    </message>
    <message>
        <source>Why it goes out again</source>
        <translation>เหตุผลที่ส่งอีก</translation>
    </message>
    <message>
        <source>It is kept with the campaign.</source>
        <translation>เก็บไว้กับงานส่งนี้</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>It is meant</source>
        <translation>ตั้งใจส่ง</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>เขียนข้อความ</translation>
    </message>
    <message>
        <source>Close the question</source>
        <translation>ปิดคำถาม</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>ปิดตัวอย่าง</translation>
    </message>
    <message>
        <source>Same as last month</source>
        <translation>เหมือนเดือนก่อน</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>ยังไม่มีบัญชี</translation>
    </message>
    <message>
        <source>Add an account at one of the services, or a practice account to try everything without sending anything.</source>
        <translation>เพิ่มบัญชีของผู้ให้บริการที่คุณใช้ หรือบัญชีฝึกหัดเพื่อลองโดยไม่มีข้อความออกไป</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>เพิ่มบัญชี</translation>
    </message>
    <message>
        <source>Test: {text}</source>
        <translation>ลองส่ง: {text}</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Take away the field {name}</source>
        <translation>เอาช่อง {name} ออก</translation>
    </message>
    <message>
        <source>Change a contact</source>
        <translation>แก้ไขข้อมูลคนนี้</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>เพิ่มคน</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>ช่องใหม่</translation>
    </message>
    <message>
        <source>Such as room, amount or car</source>
        <translation>เช่น ห้อง ยอดเงิน หรือทะเบียนรถ</translation>
    </message>
    <message>
        <source>Add the field</source>
        <translation>เพิ่มช่อง</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>บันทึก</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>เพิ่มลงรายชื่อ</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Contacts</source>
        <translation>รายชื่อ</translation>
    </message>
    <message>
        <source>Make an empty list</source>
        <translation>สร้างรายชื่อเปล่า</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>นำเข้ารายชื่อ</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>ยังไม่มีรายชื่อ</translation>
    </message>
    <message>
        <source>Bring the Excel or CSV file you have. Numbers are repaired, and you see everything before it is saved</source>
        <translation>ใช้ไฟล์ Excel หรือ CSV ที่มีอยู่ได้เลย เราแก้เบอร์ให้ และคุณได้เห็นทุกอย่างก่อนบันทึก</translation>
    </message>
    <message>
        <source>Hide the numbers</source>
        <translation>ซ่อนเบอร์</translation>
    </message>
    <message>
        <source>Show whole numbers</source>
        <translation>แสดงเบอร์เต็ม</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people were written to {file}</source>
        <translation>
            <numerusform>บันทึก %Ln คนลง {file} แล้ว</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more numbers are never texted from now on</source>
        <translation>
            <numerusform>ห้ามส่งเพิ่มอีก %Ln เบอร์ตั้งแต่นี้ไป</numerusform>
        </translation>
    </message>
    <message>
        <source>All right</source>
        <translation>ตกลง</translation>
    </message>
</context>
<context>
    <name>CreditCourse</name>
    <message>
        <source>6 weeks</source>
        <translation>6 สัปดาห์</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>ปีนี้</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>ย้อนหลังเท่าไร</translation>
    </message>
    <message>
        <source>Credits · {kind}</source>
        <translation>เครดิต {kind}</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>Warns under {line}</source>
        <translation>เตือนเมื่อต่ำกว่า {line}</translation>
    </message>
    <message>
        <source>Today {credits}</source>
        <translation>วันนี้ {credits}</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>คาดการณ์</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Take away the tag {tag}</source>
        <translation>เอาป้าย {tag} ออก</translation>
    </message>
    <message>
        <source>Tags and consent</source>
        <translation>ป้ายและความยินยอม</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>ป้ายใหม่</translation>
    </message>
    <message>
        <source>Lists can be looked for by their tags</source>
        <translation>หารายชื่อจากป้ายได้</translation>
    </message>
    <message>
        <source>How they agreed to be texted</source>
        <translation>ยินยอมให้ส่งข้อความทางใด</translation>
    </message>
    <message>
        <source>Such as the form at the office, LINE or the contract</source>
        <translation>เช่น แบบฟอร์มที่สำนักงาน LINE หรือสัญญา</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>ตั้งแต่เมื่อใด</translation>
    </message>
    <message>
        <source>Such as 1 Sep 2026 or 1/9/2569</source>
        <translation>เช่น 1 ก.ย. 2569 หรือ 1/9/2026</translation>
    </message>
    <message>
        <source>Add the tag</source>
        <translation>เพิ่มป้าย</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>วันนี้</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>บันทึก</translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message>
        <source>All right</source>
        <translation>ตกลง</translation>
    </message>
    <message>
        <source>Beside “{title}”</source>
        <translation>เทียบกับ “{title}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are on both</source>
        <translation>
            <numerusform>อยู่ทั้งสองครั้ง %Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>ใหม่ %Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>หายไป %Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>และอีก %Ln คน</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Distance</name>
    <message>
        <source>today</source>
        <translation>วันนี้</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>พรุ่งนี้</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>เมื่อวาน</translation>
    </message>
    <message>
        <source>in %n days</source>
        <translation>อีก %n วัน</translation>
    </message>
    <message>
        <source>%n days ago</source>
        <translation>%n วันก่อน</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message numerus="yes">
        <source>people imported</source>
        <translation>
            <numerusform>คน นำเข้าแล้ว</numerusform>
        </translation>
    </message>
    <message>
        <source>They are on the list “{list}”</source>
        <translation>อยู่ในรายชื่อ “{list}” แล้ว</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>เพิ่มใหม่</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>อัปเดต</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>ซ้ำ</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>ใช้ไม่ได้</translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message>
        <source>Campaign</source>
        <translation>งาน</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>เพิ่มคนเหล่านี้</translation>
    </message>
    <message>
        <source>Recipients of an earlier campaign</source>
        <translation>ผู้รับจากงานที่ส่งแล้ว</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>ยังไม่มีงานส่ง</translation>
    </message>
    <message>
        <source>Whom you text can be texted again from here.</source>
        <translation>คนที่คุณส่งถึง เลือกส่งอีกได้จากที่นี่</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>ทุกคน</translation>
    </message>
    <message>
        <source>Whose message the service took</source>
        <translation>คนที่ผู้ให้บริการรับข้อความแล้ว</translation>
    </message>
    <message>
        <source>Everybody else</source>
        <translation>คนที่เหลือ</translation>
    </message>
    <message>
        <source>Refused, never sent, or nobody knows. Who got this text is skipped.</source>
        <translation>ถูกปฏิเสธ ยังไม่ได้ส่ง หรือยังไม่ทราบผล คนที่ได้ข้อความนี้แล้วจะถูกข้าม</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase everything about {number}?</source>
        <translation>ลบทุกอย่างเกี่ยวกับ {number} หรือไม่</translation>
    </message>
    <message>
        <source>Close, erase nothing</source>
        <translation>ปิด ไม่ลบอะไร</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages still to go are cancelled first</source>
        <translation>
            <numerusform>ยกเลิก %Ln ข้อความที่ยังไม่ส่งก่อน</numerusform>
        </translation>
    </message>
    <message>
        <source>Number, name, fields and texts go, from lists, history, drafts, notes and logs. Texts to others that name it get ••• in its place.</source>
        <translation>เบอร์ ชื่อ ข้อมูล และข้อความจะหายไปจากรายชื่อ ประวัติ ร่าง บันทึก และไฟล์บันทึกการทำงาน ข้อความถึงคนอื่นที่มีเบอร์นี้จะเป็น ••• แทน</translation>
    </message>
    <message>
        <source>Older copies of the database in the data folder go as a whole.</source>
        <translation>สำเนาฐานข้อมูลเก่าในโฟลเดอร์ข้อมูลจะถูกลบทั้งไฟล์</translation>
    </message>
    <message>
        <source>Counts, credits and outcomes of campaigns stay, without the person.</source>
        <translation>จำนวน เครดิต และผลส่งของงานยังอยู่ แต่ไม่รู้ว่าเป็นใคร</translation>
    </message>
    <message>
        <source>Backups made before today still hold this person until they are deleted, and so do files saved elsewhere and the service&apos;s own records.</source>
        <translation>สำเนาสำรองที่ทำไว้ก่อนวันนี้ยังมีคนนี้อยู่จนกว่าจะถูกลบ ไฟล์ที่บันทึกไว้ที่อื่นและข้อมูลของผู้ให้บริการก็เช่นกัน</translation>
    </message>
    <message>
        <source>Never text this number again (only a fingerprint of it is kept)</source>
        <translation>ห้ามส่งหาเบอร์นี้อีก (เก็บเพียงรหัสจำ ไม่เก็บเบอร์)</translation>
    </message>
    <message>
        <source>Type the last four digits</source>
        <translation>พิมพ์เลขสี่ตัวท้าย</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>ลบข้อมูลของคนนี้</translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation>ตรงกัน</translation>
    </message>
    <message>
        <source>{digits} to go on</source>
        <translation>พิมพ์ {digits} เพื่อไปต่อ</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Show whole numbers</source>
        <translation>แสดงเบอร์เต็ม</translation>
    </message>
    <message numerus="yes">
        <source>Evidence: %Ln requests</source>
        <translation>
            <numerusform>หลักฐาน %Ln คำขอ</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask the numbers</source>
        <translation>ซ่อนเบอร์</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more requests</source>
        <translation>
            <numerusform>แสดงอีก %Ln คำขอ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>File</source>
        <translation>ไฟล์</translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here, or paste rows</source>
        <translation>ลากไฟล์ Excel หรือ CSV มาวางที่นี่ หรือวางแถวที่คัดลอกมา</translation>
    </message>
    <message>
        <source>Excel, CSV, vCard from a phone, or rows copied from Excel or LINE: as they are, no need to tidy up</source>
        <translation>Excel, CSV, vCard จากโทรศัพท์ หรือแถวที่คัดลอกจาก Excel หรือ LINE ตามที่เป็นอยู่ ไม่ต้องจัดให้เรียบร้อยก่อน</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>เลือกไฟล์</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>วางแถวที่คัดลอกมา</translation>
    </message>
    <message>
        <source>Ctrl+V on this page does the same</source>
        <translation>กด Ctrl+V ในหน้านี้ก็ได้</translation>
    </message>
    <message>
        <source>The file is only read, never changed</source>
        <translation>อ่านไฟล์อย่างเดียว ไม่แก้ไข</translation>
    </message>
    <message>
        <source>You see what was found before anything is saved</source>
        <translation>เห็นผลที่พบก่อนบันทึก</translation>
    </message>
    <message>
        <source>An import can be undone at any time</source>
        <translation>นำเข้าแล้วเลิกทำได้ทุกเมื่อ</translation>
    </message>
    <message>
        <source>Contacts files ({kinds})</source>
        <translation>ไฟล์รายชื่อ ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>ทุกไฟล์ (*)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear the search</source>
        <translation>ล้างคำค้น</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>ตัวกรองเพิ่มเติม</translation>
    </message>
    <message>
        <source>Every account</source>
        <translation>ทุกบัญชี</translation>
    </message>
    <message>
        <source>Show every campaign, not only {title}</source>
        <translation>ดูทุกงาน ไม่ใช่เฉพาะ {title}</translation>
    </message>
    <message>
        <source>Search name, number or message</source>
        <translation>ค้นชื่อ เบอร์ หรือข้อความ</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>ช่วงวัน</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>ทุกวัน</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>วันนี้</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 วัน</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 วัน</translation>
    </message>
    <message>
        <source>Choose days</source>
        <translation>เลือกวัน</translation>
    </message>
    <message>
        <source>All</source>
        <translation>ทั้งหมด</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message numerus="yes">
        <source>%Ln people are left out: a field of theirs is empty</source>
        <translation>
            <numerusform>ข้าม %Ln คน เพราะไม่มีค่าในช่อง</numerusform>
        </translation>
    </message>
    <message>
        <source>Put them back</source>
        <translation>ไม่ข้ามแล้ว</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are left out: they got a message today</source>
        <translation>
            <numerusform>ตัดออก %Ln คน เพราะวันนี้ได้ข้อความไปแล้ว</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more messages go to a number that is shared</source>
        <translation>
            <numerusform>ส่งเพิ่ม %Ln ข้อความไปเบอร์ที่ใช้ร่วมกัน</numerusform>
        </translation>
    </message>
    <message>
        <source>One a number</source>
        <translation>เบอร์ละข้อความเดียว</translation>
    </message>
    <message numerus="yes">
        <source>%Ln values are written so that they cost less</source>
        <translation>
            <numerusform>เขียนข้อมูลในช่องให้ประหยัดขึ้นแล้ว %Ln ค่า</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>ดูจุดนี้</translation>
    </message>
    <message>
        <source>Send at once</source>
        <translation>ส่งทันที</translation>
    </message>
    <message>
        <source>Show the longest</source>
        <translation>ดูข้อความที่ยาวที่สุด</translation>
    </message>
    <message>
        <source>Choose a sender</source>
        <translation>เลือกชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>เลือกแม่แบบ</translation>
    </message>
    <message>
        <source>Open the options</source>
        <translation>เปิดตัวเลือก</translation>
    </message>
    <message>
        <source>See everybody’s message</source>
        <translation>ดูข้อความของทุกคน</translation>
    </message>
    <message>
        <source>Test to me</source>
        <translation>ลองส่งหาตัวเอง</translation>
    </message>
    <message>
        <source>Choose the time</source>
        <translation>เลือกเวลา</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>ดูในประวัติ</translation>
    </message>
    <message>
        <source>Add recipients</source>
        <translation>เพิ่มผู้รับ</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Worth a look</source>
        <translation>ควรดูก่อนส่ง</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to mend before sending</source>
        <translation>
            <numerusform>แก้ %Ln เรื่องก่อนส่ง</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things, nothing blocks</source>
        <translation>
            <numerusform>%Ln เรื่อง ไม่มีอะไรห้ามส่ง</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing blocks</source>
        <translation>ไม่มีอะไรห้ามส่ง</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Language</source>
        <translation>ภาษา</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>ผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>คีย์</translation>
    </message>
    <message>
        <source>Buddhist years, 24-hour time</source>
        <translation>ปีพุทธศักราช เวลา 24 ชั่วโมง</translation>
    </message>
    <message>
        <source>Gregorian years, 24-hour time</source>
        <translation>ปีคริสต์ศักราช เวลา 24 ชั่วโมง</translation>
    </message>
    <message>
        <source>Welcome to smsdesk</source>
        <translation>ยินดีต้อนรับสู่ smsdesk</translation>
    </message>
    <message>
        <source>Choose your language. It can be changed later.</source>
        <translation>เลือกภาษา เปลี่ยนภายหลังได้</translation>
    </message>
    <message>
        <source>Which service are you a customer of?</source>
        <translation>คุณเป็นลูกค้าของผู้ให้บริการรายใด</translation>
    </message>
    <message>
        <source>Not yet? Begin with a practice account and look around first.</source>
        <translation>ถ้ายังไม่มี เริ่มด้วยบัญชีฝึกหัดและลองดูให้ทั่วก่อนได้</translation>
    </message>
    <message>
        <source>Nothing you do with it reaches anyone.</source>
        <translation>ไม่ว่าทำอะไรก็ไม่มีข้อความออกไปถึงใคร</translation>
    </message>
    <message>
        <source>The keys stay on this computer, in its password store.</source>
        <translation>คีย์อยู่ในที่เก็บรหัสผ่านของเครื่องนี้เท่านั้น</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>พร้อมแล้ว</translation>
    </message>
    <message>
        <source>You can add more accounts later under Accounts.</source>
        <translation>เพิ่มบัญชีอื่นภายหลังได้ที่หน้าบัญชี</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Choose the service</source>
        <translation>เลือกผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Enter the keys</source>
        <translation>ใส่คีย์</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>ทดสอบและบันทึก</translation>
    </message>
    <message>
        <source>Write the first message</source>
        <translation>เขียนข้อความแรก</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>กำลังทดสอบ…</translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message>
        <source>Added</source>
        <translation>เพิ่มใหม่</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>อัปเดต</translation>
    </message>
    <message>
        <source>Double, kept once</source>
        <translation>ซ้ำ รวมเป็นหนึ่ง</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>ใช้ไม่ได้</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>แก้ให้แล้ว %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Compose</source>
        <translation>เขียนข้อความ</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>รายชื่อ</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>ตั้งเวลาส่ง</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>History</source>
        <translation>ประวัติ</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>หน้า</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>หน้าอื่น</translation>
    </message>
    <message>
        <source>Never text</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>เปลี่ยนบัญชี</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>โหมดฝึกหัด</translation>
    </message>
    <message>
        <source>Everything works as usual, but no message reaches anyone</source>
        <translation>ทุกอย่างทำงานเหมือนจริง แต่ไม่มีข้อความใดออกไปถึงใคร</translation>
    </message>
    <message>
        <source>Switch to a real account</source>
        <translation>เปลี่ยนเป็นบัญชีจริง</translation>
    </message>
    <message>
        <source>Bangkok time {time}</source>
        <translation>เวลากรุงเทพฯ {time}</translation>
    </message>
</context>
<context>
    <name>HiddenCard</name>
    <message>
        <source>{visible} rows visible in Excel, {hidden} hidden or filtered</source>
        <translation>มองเห็นใน Excel {visible} แถว ถูกซ่อนหรือกรองไว้ {hidden} แถว</translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln visible ones</source>
        <translation>
            <numerusform>เฉพาะ %Ln แถวที่มองเห็น</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows you see in Excel are imported</source>
        <translation>นำเข้าเฉพาะแถวที่มองเห็นใน Excel</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln</source>
        <translation>
            <numerusform>ทั้งหมด %Ln แถว</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows that a filter hides are imported too</source>
        <translation>นำเข้าแถวที่ตัวกรองซ่อนไว้ด้วย</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown</source>
        <translation>
            <numerusform>%Ln ข้อความยังไม่ทราบผล</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and decide</source>
        <translation>ดูหลักฐานและตัดสินใจ</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>กำลังนับ…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>ประวัติ</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>สิ่งที่แสดง</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>กราฟ</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>งานทั้งหมด</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>ยังไม่มีประวัติการส่ง</translation>
    </message>
    <message>
        <source>Every message is kept here: find it by name, number or words of its text</source>
        <translation>ทุกข้อความที่ส่งจะเก็บไว้ที่นี่ ค้นได้ด้วยชื่อ เบอร์ หรือคำในข้อความ</translation>
    </message>
    <message>
        <source>Write the first message</source>
        <translation>เขียนข้อความแรก</translation>
    </message>
    <message>
        <source>No messages found</source>
        <translation>ไม่พบข้อความ</translation>
    </message>
    <message>
        <source>Nothing fits the search and the filters above</source>
        <translation>ไม่มีข้อความที่ตรงกับคำค้นและตัวกรองด้านบน</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>ดูข้อความทั้งหมด</translation>
    </message>
    <message>
        <source>Personal data…</source>
        <translation>ข้อมูลส่วนบุคคล…</translation>
    </message>
    <message>
        <source>Monthly report by tag…</source>
        <translation>รายงานประจำเดือนตามป้าย…</translation>
    </message>
    <message>
        <source>Export what is found…</source>
        <translation>ส่งออกข้อความที่พบ…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>สำรองข้อมูล…</translation>
    </message>
    <message>
        <source>More about History</source>
        <translation>เพิ่มเติมเกี่ยวกับประวัติ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>ส่งออก</translation>
    </message>
    <message>
        <source>Write results into my Excel</source>
        <translation>คืนผลลงไฟล์ Excel เดิม</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln messages</source>
        <translation>
            <numerusform>พบ %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>{credits} credits used</source>
        <translation>ใช้ {credits} เครดิต</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Messages</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>เวลา</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>สถานะ</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>เครดิต</translation>
    </message>
</context>
<context>
    <name>ImportAbout</name>
    <message>
        <source>sheet “{sheet}”</source>
        <translation>แผ่นงาน “{sheet}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln แถว</numerusform>
        </translation>
    </message>
    <message>
        <source>numbers from “{column}”</source>
        <translation>เบอร์จาก “{column}”</translation>
    </message>
</context>
<context>
    <name>ImportFooter</name>
    <message>
        <source>Back to the lists</source>
        <translation>กลับไปที่รายชื่อ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Can be undone at any time</source>
        <translation>นำเข้าแล้วเลิกทำได้ทุกเมื่อ</translation>
    </message>
    <message numerus="yes">
        <source>Save the %Ln rows left out</source>
        <translation>
            <numerusform>บันทึก %Ln แถวที่ไม่ได้นำเข้า</numerusform>
        </translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>นำเข้าไฟล์อื่น</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>เลิกทำการนำเข้า</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ต่อไป</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln people</source>
        <translation>
            <numerusform>นำเข้า %Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Write to this list</source>
        <translation>เขียนถึงรายชื่อนี้</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Reading {file}</source>
        <translation>กำลังอ่าน {file}</translation>
    </message>
    <message>
        <source>Looking at every row</source>
        <translation>กำลังดูทุกแถว</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>กำลังนำเข้า</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>กำลังเลิกทำการนำเข้า</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>นำเข้ารายชื่อ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ไฟล์</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>แผ่นงาน</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>คอลัมน์</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>ผลที่พบ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>เสร็จ</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>คอลัมน์อื่น</translation>
    </message>
</context>
<context>
    <name>ImportTrouble</name>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>เลือกไฟล์อื่น</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>ใช้คอลัมน์นี้ต่อไป</translation>
    </message>
    <message>
        <source>Choose the column</source>
        <translation>เลือกคอลัมน์</translation>
    </message>
    <message>
        <source>Look at the sheet</source>
        <translation>ดูแผ่นงาน</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>pasted rows</source>
        <translation>แถวที่วาง</translation>
    </message>
</context>
<context>
    <name>KeptNote</name>
    <message>
        <source>Draft saved {time}</source>
        <translation>บันทึกร่างแล้ว {time}</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Practise with</source>
        <translation>ฝึกกับ</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>ชื่อบัญชี</translation>
    </message>
    <message>
        <source>As you will see it in smsdesk</source>
        <translation>ชื่อที่คุณจะเห็นใน smsdesk</translation>
    </message>
    <message>
        <source>Your provider</source>
        <translation>ผู้ให้บริการของคุณ</translation>
    </message>
    <message>
        <source>Choose a provider</source>
        <translation>เลือกผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Another address…</source>
        <translation>ที่อยู่อื่น…</translation>
    </message>
    <message>
        <source>Address of your provider</source>
        <translation>ที่อยู่เว็บของผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Such as {address}</source>
        <translation>เช่น {address}</translation>
    </message>
    <message>
        <source>Left empty, the old one stays</source>
        <translation>ถ้าเว้นว่าง ใช้ของเดิม</translation>
    </message>
    <message>
        <source>Show what you typed</source>
        <translation>แสดงที่พิมพ์</translation>
    </message>
    <message>
        <source>Hide what you typed</source>
        <translation>ซ่อนที่พิมพ์</translation>
    </message>
    <message>
        <source>OTP keys and settings</source>
        <translation>คีย์ OTP และการตั้งค่า</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>การตั้งค่า</translation>
    </message>
    <message>
        <source>Practice {service}</source>
        <translation>ฝึกหัด {service}</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>แสดงอยู่</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>ซ่อนอยู่</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change the key</source>
        <translation>เปลี่ยนคีย์</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>ทดสอบและบันทึก</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>The old key is used until the new one works.</source>
        <translation>เราใช้คีย์เดิมจนกว่าคีย์ใหม่จะใช้งานได้</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>กำลังทดสอบ…</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>{file}, rows left out.xlsx</source>
        <translation>{file} แถวที่ไม่ได้นำเข้า.xlsx</translation>
    </message>
    <message>
        <source>Save the rows left out</source>
        <translation>บันทึกแถวที่ไม่ได้นำเข้า</translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation>แถวใน Excel</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ในไฟล์</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>เพราะอะไร</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were saved</source>
        <translation>
            <numerusform>บันทึก %Ln แถวแล้ว</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: mend them there and import it again</source>
        <translation>{file} แก้ในไฟล์นี้แล้วนำเข้าอีกครั้ง</translation>
    </message>
</context>
<context>
    <name>ListMenuButton</name>
    <message>
        <source>What can be done with “{list}”</source>
        <translation>ทำอะไรกับ “{list}” ได้บ้าง</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>เปลี่ยนชื่อ</translation>
    </message>
    <message>
        <source>Tags and consent</source>
        <translation>ป้ายและความยินยอม</translation>
    </message>
    <message>
        <source>Merge into another list</source>
        <translation>รวมกับรายชื่ออื่น</translation>
    </message>
    <message>
        <source>Export to Excel or CSV</source>
        <translation>ส่งออกเป็น Excel หรือ CSV</translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>ลบรายชื่อ</translation>
    </message>
</context>
<context>
    <name>ListTitle</name>
    <message>
        <source>Name of the list</source>
        <translation>ชื่อของรายชื่อ</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc does not</source>
        <translation>กด Enter เพื่อใช้ กด Esc เพื่อยกเลิก</translation>
    </message>
</context>
<context>
    <name>ListsPane</name>
    <message>
        <source>Lists</source>
        <translation>รายชื่อ</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>รายชื่อใหม่</translation>
    </message>
    <message>
        <source>List</source>
        <translation>รายชื่อ</translation>
    </message>
    <message>
        <source>People</source>
        <translation>คน</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>ห้ามส่ง</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>What happened</source>
        <translation>สิ่งที่เกิดขึ้น</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge “{list}” into another list</source>
        <translation>รวม “{list}” เข้ากับรายชื่ออื่น</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Into which list</source>
        <translation>รวมเข้ารายชื่อใด</translation>
    </message>
    <message>
        <source>Merge the lists</source>
        <translation>รวมรายชื่อ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>{list}: {count} · {into}: {other} → at most {most} people</source>
        <translation>{list}: {count} · {into}: {other} → ไม่เกิน {most} คน</translation>
    </message>
    <message>
        <source>Who is on both stays once, as on “{into}”. The list “{list}” is gone then, and this cannot be undone. Nothing changes in History.</source>
        <translation>คนที่อยู่ทั้งสองรายชื่อจะเหลือครั้งเดียวตามที่อยู่ใน “{into}” รายชื่อ “{list}” จะหายไปและเรียกคืนไม่ได้ ประวัติไม่เปลี่ยน</translation>
    </message>
    <message>
        <source>“{into}” has {count} people now</source>
        <translation>“{into}” มี {count} คนแล้ว</translation>
    </message>
    <message>
        <source>{moved} came from “{list}”, {doubles} were on both</source>
        <translation>มาจาก “{list}” {moved} คน อยู่ทั้งสองรายชื่อ {doubles} คน</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Message</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>แทรกช่อง</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>ช่องอื่น</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>ข้อความที่เก็บไว้</translation>
    </message>
    <message>
        <source>Write the message here</source>
        <translation>เขียนข้อความที่นี่</translation>
    </message>
    <message numerus="yes">
        <source>Longest %Ln characters</source>
        <translation>
            <numerusform>ยาวสุด %Ln อักขระ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln ส่วน</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} a part</source>
        <translation>ส่วนละ {count}</translation>
    </message>
</context>
<context>
    <name>MessageDetail</name>
    <message>
        <source>Show the whole number</source>
        <translation>แสดงเบอร์เต็ม</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>คัดลอกข้อความ</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>ปิดข้อความ</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>หลักฐาน</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>คำขอที่ส่งไป</translation>
    </message>
    <message>
        <source>Open the service&apos;s report</source>
        <translation>เปิดรายงานของผู้ให้บริการ</translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation>ส่งไปแล้ว</translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation>ยังไม่ได้ส่ง</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>ไม่มีชื่อ</translation>
    </message>
    <message>
        <source>Hide the number</source>
        <translation>ซ่อนเบอร์</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln อักขระ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln ส่วน</numerusform>
        </translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>งาน</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>บัญชี</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>ความยาว</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>เครดิต</translation>
    </message>
    <message numerus="yes">
        <source>with %Ln others</source>
        <translation>
            <numerusform>กับอีก %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>In one request</source>
        <translation>ในคำขอเดียว</translation>
    </message>
    <message>
        <source>Service&apos;s number</source>
        <translation>เลขอ้างอิง</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>รายงาน</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>เปลี่ยนเมื่อ</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>ส่งออก</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>{why}. We did not send it again</source>
        <translation>{why} เราไม่ได้ส่งซ้ำ</translation>
    </message>
    <message>
        <source>Why the outcome is unknown</source>
        <translation>ทำไมยังไม่ทราบผล</translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation>ทำไมผู้ให้บริการปฏิเสธ</translation>
    </message>
    <message>
        <source>Why it was not sent</source>
        <translation>ทำไมไม่ได้ส่ง</translation>
    </message>
    <message>
        <source>Is it on the phone?</source>
        <translation>ถึงเครื่องหรือยัง</translation>
    </message>
    <message>
        <source>The service took it. No report has come that says more.</source>
        <translation>ผู้ให้บริการรับแล้ว ยังไม่มีรายงานที่บอกมากกว่านี้</translation>
    </message>
    <message>
        <source>HTTP {status}</source>
        <translation>HTTP {status}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>คำตอบ</translation>
    </message>
    <message>
        <source>None came</source>
        <translation>ไม่มีกลับมา</translation>
    </message>
    <message>
        <source>Balance before</source>
        <translation>ยอดก่อนส่ง</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>ยอดหลังส่ง</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>ไม่ทราบ</translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %Ln unknown messages of the campaign.</source>
        <translation>
            <numerusform>คำตอบนี้ใช้กับ %Ln ข้อความที่ยังไม่ทราบผลทั้งหมดของงานนี้</numerusform>
        </translation>
    </message>
    <message>
        <source>A practice account has no report page.</source>
        <translation>บัญชีฝึกหัดไม่มีหน้ารายงาน</translation>
    </message>
    <message>
        <source>Look at the report on your provider&apos;s page first.</source>
        <translation>ดูรายงานที่หน้าเว็บของผู้ให้บริการก่อน</translation>
    </message>
</context>
<context>
    <name>MissedDialog</name>
    <message>
        <source>Not sent at its time: {title}</source>
        <translation>ไม่ได้ส่งตามเวลา: {title}</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>ตัดสินใจทีหลัง</translation>
    </message>
    <message>
        <source>It was planned for {time} and is {late} late</source>
        <translation>ตั้งเวลาไว้ {time} ช้าไปแล้ว {late}</translation>
    </message>
    <message>
        <source>Such messages may not go out at this hour</source>
        <translation>ข้อความแบบนี้ส่งในเวลานี้ไม่ได้</translation>
    </message>
    <message>
        <source>You said: not after {time}</source>
        <translation>คุณกำหนดไว้ว่าไม่ช้ากว่า {time}</translation>
    </message>
    <message>
        <source>Nobody of this list has got it yet</source>
        <translation>ยังไม่มีใครในรายชื่อได้รับ</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages now</source>
        <translation>
            <numerusform>ส่ง %Ln ข้อความตอนนี้</numerusform>
        </translation>
    </message>
    <message>
        <source>Send at {time}</source>
        <translation>ส่งเวลา {time}</translation>
    </message>
    <message>
        <source>The morning of the next working day</source>
        <translation>เช้าวันทำการถัดไป</translation>
    </message>
    <message>
        <source>As soon as such messages may go out again</source>
        <translation>ทันทีที่ข้อความแบบนี้ส่งได้อีก</translation>
    </message>
    <message>
        <source>Choose another time</source>
        <translation>เลือกเวลาอื่น</translation>
    </message>
    <message>
        <source>It stays planned until you save one</source>
        <translation>งานยังรออยู่จนกว่าจะบันทึกเวลาใหม่</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Nobody gets it; History keeps who it was for</source>
        <translation>ไม่มีใครได้รับ ประวัติยังเก็บรายชื่อไว้</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n วัน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n ชั่วโมง</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n นาที</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no network. Nothing was sent, and nothing was charged.</source>
        <translation>ตอนนั้นไม่มีเครือข่าย ยังไม่ได้ส่งและไม่เสียเครดิต</translation>
    </message>
    <message>
        <source>Its hours were over. Nothing was sent, and nothing was charged.</source>
        <translation>พ้นช่วงเวลาที่ส่งได้ ยังไม่ได้ส่งและไม่เสียเครดิต</translation>
    </message>
    <message>
        <source>This PC was off, asleep or busy, or smsdesk was closed. Nothing was sent, and nothing was charged.</source>
        <translation>เครื่องปิด หลับ หรือไม่ว่าง หรือปิด smsdesk อยู่ ยังไม่ได้ส่งและไม่เสียเครดิต</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>ส่งตอนนี้</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>ตั้งเวลา</translation>
    </message>
    <message>
        <source>Choose a time</source>
        <translation>เลือกเวลา</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>เลือกก่อน</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>ตั้งไว้ %n งาน</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Month before</source>
        <translation>เดือนก่อน</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>เดือนถัดไป</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>Every sender</source>
        <translation>ทุกชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>ทุกป้าย</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>วันแรก</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>วันสุดท้าย</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>ผลการส่งถึงเครื่อง</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>ป้าย</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>ลำดับ</translation>
    </message>
    <message>
        <source>Any delivery</source>
        <translation>ผลถึงเครื่องทุกแบบ</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>ใหม่สุดก่อน</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>เก่าสุดก่อน</translation>
    </message>
</context>
<context>
    <name>NeverDialog</name>
    <message>
        <source>Never text a number</source>
        <translation>ห้ามส่งเบอร์</translation>
    </message>
    <message>
        <source>Every campaign skips it, whatever list it is on</source>
        <translation>ทุกงานจะข้ามเบอร์นี้ ไม่ว่าอยู่ในรายชื่อใด</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Reason, if you like</source>
        <translation>เหตุผล (ไม่ใส่ก็ได้)</translation>
    </message>
    <message>
        <source>Who notes it</source>
        <translation>ผู้บันทึก</translation>
    </message>
    <message>
        <source>Filled in the next time as it is now</source>
        <translation>ครั้งหน้าจะใส่ชื่อนี้ให้</translation>
    </message>
    <message>
        <source>Never text</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>This is the number you copied</source>
        <translation>เบอร์นี้มาจากที่คัดลอกไว้</translation>
    </message>
    <message>
        <source>This is the person you chose</source>
        <translation>เบอร์นี้เป็นของคนที่เลือกไว้</translation>
    </message>
    <message>
        <source>As it is written, such as 081-234-5678 or +66 81 234 5678</source>
        <translation>พิมพ์ตามที่เขียนไว้ เช่น 081-234-5678 หรือ +66 81 234 5678</translation>
    </message>
    <message>
        <source>{number} is never texted again</source>
        <translation>จะไม่ส่งถึง {number} อีก</translation>
    </message>
    <message>
        <source>{number} was on “Do not contact” already</source>
        <translation>{number} อยู่ในรายการห้ามส่งแล้ว</translation>
    </message>
    <message numerus="yes">
        <source>It stands on %Ln lists: {lists}</source>
        <translation>
            <numerusform>อยู่ใน %Ln รายชื่อ: {lists}</numerusform>
        </translation>
    </message>
    <message>
        <source>It stands on no list</source>
        <translation>ไม่อยู่ในรายชื่อใด</translation>
    </message>
</context>
<context>
    <name>NeverPane</name>
    <message>
        <source>Clear the search</source>
        <translation>ล้างคำค้น</translation>
    </message>
    <message>
        <source>Take {number} off this list?</source>
        <translation>เอา {number} ออกจากรายการห้ามส่งหรือไม่</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln numbers off this list?</source>
        <translation>
            <numerusform>เอา %Ln เบอร์ออกจากรายการห้ามส่งหรือไม่</numerusform>
        </translation>
    </message>
    <message>
        <source>Campaigns text them again. Do it only if they asked for it.</source>
        <translation>งานต่อไปจะส่งถึงเบอร์เหล่านี้อีก ทำเมื่อเจ้าของเบอร์ขอเท่านั้น</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>เอาออกจากรายการ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>They never get a message, whatever list they are on</source>
        <translation>เบอร์เหล่านี้จะไม่ได้รับข้อความ ไม่ว่าอยู่ในรายชื่อใด</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>นำเข้าไฟล์</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>เพิ่มเบอร์</translation>
    </message>
    <message>
        <source>Ctrl+B, from anywhere</source>
        <translation>กด Ctrl+B ได้จากทุกหน้า</translation>
    </message>
    <message>
        <source>Search number, reason or who</source>
        <translation>ค้นเบอร์ เหตุผล หรือผู้บันทึก</translation>
    </message>
    <message>
        <source>Try fewer digits or letters</source>
        <translation>ลองพิมพ์ให้สั้นลง</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>ไม่พบใคร</translation>
    </message>
    <message>
        <source>Nobody asked to be left alone</source>
        <translation>ยังไม่มีเบอร์ที่ห้ามส่ง</translation>
    </message>
    <message>
        <source>Whoever does not want messages any more is kept here</source>
        <translation>ใครไม่ต้องการรับข้อความอีก เก็บเบอร์ไว้ที่นี่</translation>
    </message>
</context>
<context>
    <name>NeverTable</name>
    <message>
        <source>Numbers never texted</source>
        <translation>เบอร์ที่ห้ามส่ง</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>เหตุผล</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>ผู้บันทึก</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>ตั้งแต่</translation>
    </message>
    <message>
        <source>erased number</source>
        <translation>เบอร์ที่ลบแล้ว</translation>
    </message>
</context>
<context>
    <name>NewListDialog</name>
    <message>
        <source>New list</source>
        <translation>รายชื่อใหม่</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>ชื่อของรายชื่อ</translation>
    </message>
    <message>
        <source>It is empty. People are added or imported later</source>
        <translation>ยังว่างอยู่ เพิ่มหรือนำเข้าคนภายหลังได้</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Make the list</source>
        <translation>สร้างรายชื่อ</translation>
    </message>
</context>
<context>
    <name>Nobody</name>
    <message>
        <source>{list}: {count} or more</source>
        <translation>{list}: {count} คนขึ้นไป</translation>
    </message>
    <message>
        <source>Nobody is on this list</source>
        <translation>ยังไม่มีใครในรายชื่อนี้</translation>
    </message>
    <message>
        <source>Import a file to fill it, or add people one by one</source>
        <translation>นำเข้าไฟล์ หรือเพิ่มทีละคน</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>นำเข้ารายชื่อ</translation>
    </message>
    <message>
        <source>Nobody found on this list</source>
        <translation>ไม่พบใครในรายชื่อนี้</translation>
    </message>
    <message>
        <source>Other lists have them:</source>
        <translation>อยู่ในรายชื่ออื่น:</translation>
    </message>
    <message>
        <source>Nobody found, on no list</source>
        <translation>ไม่พบใครในทุกรายชื่อ</translation>
    </message>
    <message>
        <source>Try fewer letters</source>
        <translation>ลองพิมพ์ให้สั้นลง</translation>
    </message>
</context>
<context>
    <name>NumbersCard</name>
    <message>
        <source>Credit</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>Times and people</source>
        <translation>เวลาและผู้รับ</translation>
    </message>
    <message>
        <source>Used so far</source>
        <translation>ใช้ไปแล้ว</translation>
    </message>
    <message>
        <source>On the receipt</source>
        <translation>ตามใบตรวจทาน</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>ผลต่าง</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>คงเหลือ</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>เริ่มส่ง</translation>
    </message>
    <message>
        <source>Stood still or ended</source>
        <translation>พักหรือสิ้นสุด</translation>
    </message>
    <message>
        <source>Skipped before sending</source>
        <translation>ข้ามก่อนส่ง</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>ตรงกัน</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>เกิน {count}</translation>
    </message>
    <message>
        <source>{count} less</source>
        <translation>น้อยกว่า {count}</translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>Type or paste numbers</source>
        <translation>พิมพ์หรือวางเบอร์</translation>
    </message>
    <message>
        <source>One in a line, or with commas between them.</source>
        <translation>บรรทัดละเบอร์ หรือคั่นด้วยจุลภาค</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers can be used</source>
        <translation>
            <numerusform>ใช้ได้ %Ln เบอร์</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>ใช้ไม่ได้ %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation>
            <numerusform>รวมเบอร์ซ้ำ %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>แก้ให้แล้ว %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln numbers</source>
        <translation>
            <numerusform>เพิ่ม %Ln เบอร์</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>และอีก %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OddWords</name>
    <message>
        <source>{field} is empty</source>
        <translation>{field}ว่าง</translation>
    </message>
    <message>
        <source>{field} is “{value}”</source>
        <translation>{field}เป็น “{value}”</translation>
    </message>
    <message>
        <source>A brace is left in it</source>
        <translation>มีปีกกาค้างอยู่</translation>
    </message>
    <message>
        <source>Cells have slipped</source>
        <translation>ข้อมูลเลื่อนช่อง</translation>
    </message>
    <message>
        <source>{field} cannot be read</source>
        <translation>{field}อ่านไม่ออก</translation>
    </message>
    <message>
        <source>{field} is a number</source>
        <translation>{field}เป็นตัวเลข</translation>
    </message>
    <message>
        <source>{field} is no number</source>
        <translation>{field}ไม่ใช่ตัวเลข</translation>
    </message>
    <message>
        <source>{field} has an odd year</source>
        <translation>ปีใน{field}แปลก</translation>
    </message>
    <message>
        <source>{field} unusually high</source>
        <translation>{field}สูงผิดปกติ</translation>
    </message>
    <message>
        <source>{field} unusually low</source>
        <translation>{field}ต่ำผิดปกติ</translation>
    </message>
    <message>
        <source>{field} is past already</source>
        <translation>{field}เลยมาแล้ว</translation>
    </message>
    <message>
        <source>{field} differs from the others</source>
        <translation>{field}ไม่เหมือนคนอื่น</translation>
    </message>
    <message>
        <source>{field} has an invisible character</source>
        <translation>{field}มีอักขระล่องหน</translation>
    </message>
    <message>
        <source>{field} has odd spaces</source>
        <translation>{field}เว้นวรรคแปลก</translation>
    </message>
    <message>
        <source>{field} is in capitals</source>
        <translation>{field}เป็นตัวพิมพ์ใหญ่</translation>
    </message>
    <message>
        <source>More parts than the others</source>
        <translation>จำนวนส่วนมากกว่าคนอื่น</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>ยาวที่สุด</translation>
    </message>
    <message>
        <source>Most parts</source>
        <translation>หลายส่วนที่สุด</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>สั้นที่สุด</translation>
    </message>
    <message numerus="yes">
        <source>%Ln odd ones first</source>
        <translation>
            <numerusform>ที่แปลก %Ln ข้อความขึ้นก่อน</numerusform>
        </translation>
    </message>
    <message>
        <source>Oddest first</source>
        <translation>เรียงจากที่แปลกที่สุด</translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>ใช้ตามนี้</translation>
    </message>
    <message>
        <source>Options of {service}</source>
        <translation>ตัวเลือกของ {service}</translation>
    </message>
    <message>
        <source>They hold for this message only.</source>
        <translation>ใช้กับข้อความนี้เท่านั้น</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>As the account has it: {value}</source>
        <translation>ตามบัญชี: {value}</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>ตามปกติ</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>แม่แบบ</translation>
    </message>
    <message>
        <source>Service options</source>
        <translation>ตัวเลือกของผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Choose a sender</source>
        <translation>เลือกชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>เลือกแม่แบบ</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>รออนุมัติ</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>ไม่ผ่าน</translation>
    </message>
    <message>
        <source>Another sender…</source>
        <translation>ชื่อผู้ส่งอื่น…</translation>
    </message>
    <message>
        <source>No template</source>
        <translation>ไม่ใช้แม่แบบ</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>ตามปกติ</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>Another sender</source>
        <translation>ชื่อผู้ส่งอื่น</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>To the letter as the service knows it.</source>
        <translation>พิมพ์ให้ตรงทุกตัวอักษรกับชื่อที่อยู่กับผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Use this sender</source>
        <translation>ใช้ชื่อนี้</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
</context>
<context>
    <name>OtpDialog</name>
    <message>
        <source>One-time code</source>
        <translation>รหัส OTP</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>ส่งรหัส</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>ตรวจรหัส</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>รหัส</translation>
    </message>
    <message>
        <source>As the person reads it to you</source>
        <translation>ตามที่ผู้รับอ่านให้ฟัง</translation>
    </message>
    <message>
        <source>It costs what a message costs. The code is kept nowhere.</source>
        <translation>คิดเครดิตเหมือนข้อความหนึ่ง รหัสไม่ถูกเก็บไว้ที่ใด</translation>
    </message>
    <message>
        <source>Text, sender and life of the code are set at the service.</source>
        <translation>ข้อความ ชื่อผู้ส่ง และอายุของรหัสตั้งไว้ที่ผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>ข้อความ</translation>
    </message>
    <message>
        <source>{mark} stands where the code goes</source>
        <translation>{mark} คือตำแหน่งของรหัส</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>จำนวนหลัก</translation>
    </message>
    <message>
        <source>4 to 10; empty: 6</source>
        <translation>4 ถึง 10 เว้นว่างคือ 6</translation>
    </message>
    <message>
        <source>Good for, in minutes</source>
        <translation>อายุรหัส (นาที)</translation>
    </message>
    <message>
        <source>1 to 1440; empty: as is usual</source>
        <translation>1 ถึง 1440 เว้นว่างคือตามปกติ</translation>
    </message>
    <message>
        <source>Text and life of the code</source>
        <translation>ข้อความและอายุของรหัส</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>เบอร์โทร</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>กำลังส่ง…</translation>
    </message>
    <message>
        <source>Enter the number the code goes to</source>
        <translation>ใส่เบอร์ที่จะส่งรหัสไป</translation>
    </message>
    <message>
        <source>Good until {time}</source>
        <translation>ใช้ได้ถึง {time}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>กำลังตรวจ…</translation>
    </message>
    <message>
        <source>Send one more</source>
        <translation>ส่งอีกครั้ง</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>ส่งรหัสใหม่</translation>
    </message>
</context>
<context>
    <name>OwnNumber</name>
    <message>
        <source>Test to me</source>
        <translation>ลองส่งหาตัวเอง</translation>
    </message>
    <message>
        <source>The message in sight goes to your own phone. It costs its credits.</source>
        <translation>ข้อความที่เห็นอยู่จะส่งไปเครื่องของคุณ และใช้เครดิตตามจริง</translation>
    </message>
    <message>
        <source>Your own number</source>
        <translation>เบอร์ของคุณ</translation>
    </message>
    <message>
        <source>Asked only once</source>
        <translation>ถามครั้งเดียว</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>ต่อไป</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
</context>
<context>
    <name>PageDialogs</name>
    <message>
        <source>Export “{list}”</source>
        <translation>ส่งออก “{list}”</translation>
    </message>
    <message>
        <source>Contacts files ({kinds})</source>
        <translation>ไฟล์รายชื่อ ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>ทุกไฟล์ (*)</translation>
    </message>
    <message>
        <source>Choose a file of numbers</source>
        <translation>เลือกไฟล์เบอร์</translation>
    </message>
</context>
<context>
    <name>PageTrouble</name>
    <message>
        <source>Save elsewhere</source>
        <translation>บันทึกที่อื่น</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>เลือกไฟล์อื่น</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase of backups</source>
        <translation>รหัสผ่านของไฟล์สำรอง</translation>
    </message>
    <message>
        <source>It locks every backup, so that a lost USB stick tells nothing</source>
        <translation>ใช้ล็อกไฟล์สำรองทุกไฟล์ แฟลชไดรฟ์หายก็ไม่มีใครอ่านข้อมูลได้</translation>
    </message>
    <message>
        <source>Close, choose nothing</source>
        <translation>ปิด ยังไม่ตั้งรหัสผ่าน</translation>
    </message>
    <message>
        <source>Write it down and keep it in a safe place, not on this computer</source>
        <translation>จดไว้แล้วเก็บในที่ปลอดภัย อย่าเก็บในเครื่องนี้</translation>
    </message>
    <message>
        <source>Without it nobody can open a backup, not the makers of smsdesk either.</source>
        <translation>ถ้าลืม ไม่มีใครเปิดไฟล์สำรองได้ แม้แต่ผู้พัฒนา smsdesk</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>รหัสผ่าน</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>พิมพ์อีกครั้งให้ตรงกัน</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>แสดงที่พิมพ์</translation>
    </message>
    <message>
        <source>Hide it again</source>
        <translation>ซ่อนที่พิมพ์</translation>
    </message>
    <message>
        <source>Backups made before keep the passphrase they had. Keep that one too.</source>
        <translation>ไฟล์สำรองที่ทำไว้ก่อนนี้ยังใช้รหัสผ่านเดิม เก็บรหัสเดิมไว้ด้วย</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>ใช้รหัสผ่านนี้</translation>
    </message>
    <message numerus="yes">
        <source>%Ln letters or more; four short words are easy to keep</source>
        <translation>
            <numerusform>%Ln ตัวอักษรขึ้นไป คำสั้น ๆ สี่คำจำง่าย</numerusform>
        </translation>
    </message>
    <message>
        <source>Too easy to guess: repeats, digits alone or rows of the keyboard</source>
        <translation>เดาง่ายเกินไป มีตัวซ้ำ ตัวเลขล้วน หรือปุ่มที่เรียงติดกัน</translation>
    </message>
    <message>
        <source>Good enough; a longer one is better</source>
        <translation>ใช้ได้ ยาวกว่านี้ยิ่งดี</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>เดายาก ดีมาก</translation>
    </message>
    <message>
        <source>It differs from the first</source>
        <translation>ไม่ตรงกับช่องแรก</translation>
    </message>
</context>
<context>
    <name>PcDialog</name>
    <message>
        <source>This PC and planned messages</source>
        <translation>เครื่องนี้กับงานที่ตั้งเวลา</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>What this PC sends goes out only while the PC is on and smsdesk runs. More than 15 minutes late nothing goes out by itself: you are asked first.</source>
        <translation>งานที่เครื่องนี้ส่งจะออกได้เมื่อเปิดเครื่องและเปิด smsdesk ไว้ ถ้าช้าเกิน 15 นาทีจะไม่ส่งเอง แต่จะถามก่อน</translation>
    </message>
    <message>
        <source>Stay beside the clock when the window is closed</source>
        <translation>เมื่อปิดหน้าต่างให้อยู่ข้างนาฬิกา</translation>
    </message>
    <message>
        <source>Only while something is planned. Quit from the icon&apos;s own menu.</source>
        <translation>เฉพาะตอนที่มีงานตั้งเวลาไว้ ออกจากโปรแกรมได้จากเมนูของไอคอน</translation>
    </message>
    <message>
        <source>This desktop has no place for icons beside the clock.</source>
        <translation>เครื่องนี้ไม่มีที่วางไอคอนข้างนาฬิกา</translation>
    </message>
    <message>
        <source>Start smsdesk when I log in to this PC</source>
        <translation>เปิด smsdesk เมื่อเข้าสู่ระบบเครื่องนี้</translation>
    </message>
    <message>
        <source>It starts quietly and shows itself when it must ask.</source>
        <translation>เปิดเงียบ ๆ และแสดงตัวเมื่อมีเรื่องต้องถาม</translation>
    </message>
    <message>
        <source>Let this PC send even while smsdesk is closed</source>
        <translation>ให้เครื่องนี้ส่งแม้ปิด smsdesk</translation>
    </message>
    <message>
        <source>The PC&apos;s own task scheduler looks every 5 minutes for what is due. You must be logged in.</source>
        <translation>ตัวตั้งเวลาของเครื่องดูงานที่ถึงเวลาทุก 5 นาที ต้องเข้าสู่ระบบอยู่</translation>
    </message>
</context>
<context>
    <name>PeopleActs</name>
    <message>
        <source>Delete the list “{list}”?</source>
        <translation>ลบรายชื่อ “{list}” หรือไม่</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are deleted with it. What was sent to them stays in History.</source>
        <translation>
            <numerusform>%Ln คนในรายชื่อจะถูกลบไปด้วย ข้อความที่ส่งไปแล้วยังอยู่ในประวัติ</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>ลบรายชื่อ</translation>
    </message>
    <message>
        <source>Take {name} off the list?</source>
        <translation>เอา {name} ออกจากรายชื่อหรือไม่</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln people off the list?</source>
        <translation>
            <numerusform>เอา %Ln คนออกจากรายชื่อหรือไม่</numerusform>
        </translation>
    </message>
    <message>
        <source>Other lists keep their numbers. What was sent stays in History.</source>
        <translation>รายชื่ออื่นยังมีเบอร์เหล่านี้ ข้อความที่ส่งไปแล้วยังอยู่ในประวัติ</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>เอาออกจากรายชื่อ</translation>
    </message>
    <message>
        <source>Never text {name} again?</source>
        <translation>ห้ามส่งถึง {name} อีกหรือไม่</translation>
    </message>
    <message numerus="yes">
        <source>Never text %Ln people again?</source>
        <translation>
            <numerusform>ห้ามส่งถึง %Ln คนนี้อีกหรือไม่</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} goes on the list “Do not contact”. Every campaign skips it, whatever list it comes from. You can take it off there.</source>
        <translation>{number} จะอยู่ในรายการห้ามส่ง ทุกงานจะข้ามเบอร์นี้ไม่ว่ามาจากรายชื่อใด เอาออกได้ที่รายการนั้น</translation>
    </message>
    <message>
        <source>Their numbers go on the list “Do not contact”. Every campaign skips them, whatever list they come from. You can take them off there.</source>
        <translation>เบอร์จะเข้ารายการห้ามส่ง ทุกงานจะข้ามเบอร์เหล่านี้ไม่ว่ามาจากรายชื่อใด เอาออกได้ที่รายการห้ามส่ง</translation>
    </message>
    <message>
        <source>Never text</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>Undo the import of {file}?</source>
        <translation>เลิกทำการนำเข้า {file} หรือไม่</translation>
    </message>
    <message>
        <source>{added} people are taken off, {updated} become what they were before.</source>
        <translation>เอาออก {added} คน และคืนค่าเดิมให้ {updated} คน</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>เลิกทำการนำเข้า</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
</context>
<context>
    <name>PeopleFoot</name>
    <message>
        <source>Undo the import</source>
        <translation>เลิกทำการนำเข้า</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>แก้ไข</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>คัดลอก</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln numbers</source>
        <translation>
            <numerusform>คัดลอก %Ln เบอร์</numerusform>
        </translation>
    </message>
    <message>
        <source>Never text</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>เอาออก</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people chosen</source>
        <translation>
            <numerusform>เลือกไว้ %Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Last import: {file}, {day}</source>
        <translation>นำเข้าล่าสุด: {file} {day}</translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Clear the search</source>
        <translation>ล้างคำค้น</translation>
    </message>
    <message>
        <source>Write to this list</source>
        <translation>เขียนถึงรายชื่อนี้</translation>
    </message>
    <message>
        <source>Search name, number or any column</source>
        <translation>ค้นชื่อ เบอร์ หรือคอลัมน์ใดก็ได้</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>เพิ่มคน</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {people}</source>
        <translation>พบ {found} จาก {people}</translation>
    </message>
    <message>
        <source>Agreed: {source}, since {day}</source>
        <translation>ความยินยอม: {source} ตั้งแต่ {day}</translation>
    </message>
    <message>
        <source>Agreed since {day}</source>
        <translation>ยินยอมตั้งแต่ {day}</translation>
    </message>
    <message>
        <source>Agreed: {source}</source>
        <translation>ความยินยอม: {source}</translation>
    </message>
    <message>
        <source>How they agreed is not noted</source>
        <translation>ยังไม่ได้บันทึกความยินยอม</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>แก้ไข</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>บันทึกไว้</translation>
    </message>
    <message>
        <source>Note how the people of “{list}” agreed</source>
        <translation>บันทึกความยินยอมของคนใน “{list}”</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>People</source>
        <translation>คน</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>คอลัมน์อื่น</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Save what is known</source>
        <translation>บันทึกข้อมูลที่พบ</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>ข้อมูลส่วนบุคคล</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>เบอร์</translation>
    </message>
    <message>
        <source>Whose data is asked for; as it is written, 081-234-5678</source>
        <translation>เบอร์ของคนที่ขอดูหรือขอลบ พิมพ์แบบที่เขียนกัน เช่น 081-234-5678</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>ค้นหา</translation>
    </message>
    <message>
        <source>Save as a file for this person</source>
        <translation>บันทึกเป็นไฟล์ให้เจ้าของข้อมูล</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>ลบข้อมูลของคนนี้</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>บันทึกเป็น {file} แล้ว</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages to it without number</source>
        <translation>
            <numerusform>มี %Ln ข้อความที่ลบเบอร์และชื่อไปแล้ว</numerusform>
        </translation>
    </message>
    <message>
        <source>On lists</source>
        <translation>อยู่ในรายชื่อ</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>ข้อความที่ส่งหา</translation>
    </message>
    <message>
        <source>Answers of services</source>
        <translation>คำตอบจากผู้ให้บริการ</translation>
    </message>
    <message>
        <source>Left out of campaigns</source>
        <translation>งานที่ข้ามไป</translation>
    </message>
    <message>
        <source>One-time codes</source>
        <translation>รหัสครั้งเดียว</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>ห้ามส่ง</translation>
    </message>
    <message>
        <source>Written elsewhere</source>
        <translation>มีคนเขียนไว้ที่อื่น</translation>
    </message>
    <message>
        <source>Older copies of the database</source>
        <translation>สำเนาฐานข้อมูลเก่า</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>และอีก %Ln รายการ</numerusform>
        </translation>
    </message>
    <message>
        <source>consent: {source}</source>
        <translation>ยินยอมจาก {source}</translation>
    </message>
    <message>
        <source>earlier: {name}</source>
        <translation>ชื่อเดิม {name}</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>None yet</source>
        <translation>ยังไม่ได้เลือก</translation>
    </message>
    <message>
        <source>Back up by itself while this window is open</source>
        <translation>สำรองให้เองขณะเปิดหน้าต่างนี้</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>ทุกวัน</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>ทุกสัปดาห์</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>สำรองบ่อยแค่ไหน</translation>
    </message>
    <message>
        <source>Also into a second folder</source>
        <translation>เก็บในโฟลเดอร์ที่สองด้วย</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>เลือกโฟลเดอร์…</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>เลิกใช้</translation>
    </message>
    <message>
        <source>The last 7 days, 4 weeks and 12 months are kept in this computer. A USB stick or another computer keeps them when this disk breaks.</source>
        <translation>ในเครื่องนี้เก็บไฟล์ของ 7 วัน 4 สัปดาห์ และ 12 เดือนล่าสุด ถ้าดิสก์เสีย จะยังมีอยู่ในแฟลชไดรฟ์หรือเครื่องอื่นที่เลือกไว้</translation>
    </message>
    <message>
        <source>A second folder for backups</source>
        <translation>โฟลเดอร์ที่สองสำหรับไฟล์สำรอง</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>smsdesk stays here</source>
        <translation>smsdesk อยู่ตรงนี้</translation>
    </message>
    <message>
        <source>It sends what is planned at its time. Press here to open it.</source>
        <translation>จะส่งงานที่ตั้งเวลาไว้ตามเวลา กดที่นี่เพื่อเปิด</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>ปิดโปรแกรม</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>เปิดไว้</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>On their phone</source>
        <translation>ตัวอย่างบนเครื่อง</translation>
    </message>
    <message>
        <source>Previous person</source>
        <translation>คนก่อนหน้า</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>คนถัดไป</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>ยังไม่มีตัวอย่าง</translation>
    </message>
    <message>
        <source>Every person&apos;s own message appears here as you write, the oddest first.</source>
        <translation>ข้อความของแต่ละคนจะขึ้นที่นี่ขณะที่คุณเขียนอยู่ เรียงจากที่แปลกที่สุด</translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>As you wrote it</source>
        <translation>ตามที่คุณเขียน</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>ข้อความ SMS</translation>
    </message>
    <message>
        <source>Part {number} · {units}</source>
        <translation>ส่วน {number} · {units}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation>แถวแรก ๆ ของไฟล์</translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation>แถวใน Excel</translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Personal data</source>
        <translation>ข้อมูลส่วนบุคคล</translation>
    </message>
    <message>
        <source>What is known of one person, and forgetting it</source>
        <translation>เรารู้อะไรเกี่ยวกับคนหนึ่งบ้าง และลบทิ้ง</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>รายบุคคล</translation>
    </message>
    <message>
        <source>Old data</source>
        <translation>ข้อมูลเก่า</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>ใครทำอะไร</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>จะทำอะไร</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>{words}, {done} of {total} rows</source>
        <translation>{words} {done} จาก {total} แถว</translation>
    </message>
    <message>
        <source>{words}, {done} rows</source>
        <translation>{words} {done} แถว</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>หยุด</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Stop and close</source>
        <translation>หยุดส่งและปิด</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>ส่งต่อ</translation>
    </message>
</context>
<context>
    <name>ReadingBanner</name>
    <message>
        <source>What can be done?</source>
        <translation>แก้ไขได้อย่างไร</translation>
    </message>
</context>
<context>
    <name>RealMessages</name>
    <message numerus="yes">
        <source>%Ln real messages</source>
        <translation>
            <numerusform>ข้อความจริง %Ln ฉบับ</numerusform>
        </translation>
    </message>
    <message>
        <source>See everybody&apos;s message</source>
        <translation>เปิดดูข้อความของทุกคน</translation>
    </message>
    <message>
        <source>First of the list</source>
        <translation>คนแรกในรายชื่อ</translation>
    </message>
    <message>
        <source>Same length for everybody</source>
        <translation>ทุกคนยาวเท่ากัน</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>ข้อความ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln อักขระ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln ส่วน</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation>ใบตรวจทานก่อนส่ง</translation>
    </message>
    <message>
        <source>Close the receipt</source>
        <translation>ปิดใบตรวจทาน</translation>
    </message>
    <message>
        <source>Back to edit</source>
        <translation>กลับไปแก้</translation>
    </message>
    <message>
        <source>Type the number of people</source>
        <translation>พิมพ์จำนวนคนเพื่อยืนยัน</translation>
    </message>
    <message>
        <source>Asking the service for the balance, and putting the messages together…</source>
        <translation>กำลังถามยอดจากผู้ให้บริการและรวมข้อความ…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>ส่ง</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages</source>
        <translation>
            <numerusform>ส่ง %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule %Ln messages</source>
        <translation>
            <numerusform>ตั้งเวลาส่ง %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>Sender {name}</source>
        <translation>ผู้ส่ง {name}</translation>
    </message>
    <message>
        <source>Agrees with the receipt</source>
        <translation>ตรงกับใบนี้</translation>
    </message>
    <message>
        <source>Not the number on the receipt yet</source>
        <translation>ยังไม่ตรงกับใบนี้</translation>
    </message>
</context>
<context>
    <name>ReceiptSlip</name>
    <message>
        <source>Will get the message</source>
        <translation>จะได้รับข้อความ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>More to shared numbers</source>
        <translation>เพิ่มให้เบอร์ที่ใช้ร่วมกัน</translation>
    </message>
    <message>
        <source>Values written cheaper</source>
        <translation>เขียนให้ประหยัดขึ้น</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>ข้าม</translation>
    </message>
    <message numerus="yes">
        <source>Everybody gets %Ln parts</source>
        <translation>
            <numerusform>ทุกคนได้ %Ln ส่วน</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts a person</source>
        <translation>จำนวนส่วนต่อคน</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln ส่วน</numerusform>
        </translation>
    </message>
    <message>
        <source>credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>ใช้ทั้งหมด</translation>
    </message>
    <message>
        <source>{amount} baht</source>
        <translation>{amount} บาท</translation>
    </message>
    <message>
        <source>In money, about</source>
        <translation>คิดเป็นเงินราว</translation>
    </message>
    <message>
        <source>nobody knows</source>
        <translation>ไม่ทราบยอด</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>คงเหลือตอนนี้</translation>
    </message>
    <message>
        <source>Left after sending</source>
        <translation>คงเหลือหลังส่ง</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>ส่งออก</translation>
    </message>
    <message>
        <source>The service, PC may be off</source>
        <translation>ผู้ให้บริการ ปิดเครื่องได้</translation>
    </message>
    <message>
        <source>This PC, keep it on</source>
        <translation>เครื่องนี้ ต้องเปิดไว้</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>ผู้ส่ง</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>ไม่ช้ากว่า</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>ส่งซ้ำ</translation>
    </message>
    <message numerus="yes">
        <source>{time} (about %Ln minutes)</source>
        <translation>
            <numerusform>{time} น. (ราว %Ln นาที)</numerusform>
        </translation>
    </message>
    <message>
        <source>Done at about</source>
        <translation>ส่งเสร็จราว</translation>
    </message>
</context>
<context>
    <name>RecipientsCard</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation>
            <numerusform>รวมเบอร์ซ้ำ %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>ข้าม %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>ผู้รับ</translation>
    </message>
    <message>
        <source>Add recipients</source>
        <translation>เพิ่มผู้รับ</translation>
    </message>
    <message>
        <source>Who gets the message? Numbers are repaired, and doubles merged, on the way.</source>
        <translation>จะส่งถึงใคร เราแก้เบอร์และรวมเบอร์ซ้ำให้</translation>
    </message>
    <message>
        <source>From a list</source>
        <translation>จากรายชื่อ</translation>
    </message>
    <message>
        <source>From Excel or CSV</source>
        <translation>จาก Excel หรือ CSV</translation>
    </message>
    <message>
        <source>From Excel or CSV…</source>
        <translation>จาก Excel หรือ CSV…</translation>
    </message>
    <message>
        <source>From an earlier campaign…</source>
        <translation>จากงานที่ส่งแล้ว…</translation>
    </message>
    <message>
        <source>Type or paste numbers</source>
        <translation>พิมพ์หรือวางเบอร์</translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers</source>
        <translation>
            <numerusform>%Ln เบอร์</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>เอาออก {name}</translation>
    </message>
    <message>
        <source>No contact lists yet</source>
        <translation>ยังไม่มีรายชื่อ</translation>
    </message>
    <message>
        <source>Import contacts…</source>
        <translation>นำเข้ารายชื่อ…</translation>
    </message>
    <message>
        <source>Type or paste numbers…</source>
        <translation>พิมพ์หรือวางเบอร์…</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>Save the certificate of “{title}”</source>
        <translation>บันทึกใบรับรองของ “{title}”</translation>
    </message>
</context>
<context>
    <name>RecurrenceRow</name>
    <message>
        <source>up to {people} people, {credits} credits</source>
        <translation>ไม่เกิน {people} คน {credits} เครดิต</translation>
    </message>
    <message numerus="yes">
        <source>%n runs missed</source>
        <translation>
            <numerusform>พลาดไป %n รอบ</numerusform>
        </translation>
    </message>
    <message>
        <source>moved from the holiday on {day}</source>
        <translation>เลื่อนจากวันหยุด {day}</translation>
    </message>
    <message>
        <source>What can be done with “{title}”</source>
        <translation>ทำอะไรกับ “{title}” ได้บ้าง</translation>
    </message>
    <message>
        <source>Not sent, waits for you</source>
        <translation>ยังไม่ได้ส่ง รอคุณตัดสินใจ</translation>
    </message>
    <message>
        <source>Sent by this PC, keep it on</source>
        <translation>เครื่องนี้ส่ง ต้องเปิดไว้</translation>
    </message>
    <message>
        <source>Confirm it before its time</source>
        <translation>ยืนยันก่อนถึงเวลา</translation>
    </message>
    <message>
        <source>To be confirmed the day before</source>
        <translation>ยืนยันได้ก่อน 1 วัน</translation>
    </message>
    <message>
        <source>more than you allowed</source>
        <translation>เกินที่อนุญาตไว้</translation>
    </message>
    <message>
        <source>this is a restored copy</source>
        <translation>ข้อมูลนี้กู้คืนมา</translation>
    </message>
    <message>
        <source>something must be mended first</source>
        <translation>มีเรื่องต้องแก้ก่อน</translation>
    </message>
    <message>
        <source>Look at the receipt and confirm</source>
        <translation>ดูใบสรุปแล้วยืนยัน</translation>
    </message>
    <message>
        <source>Skip this run</source>
        <translation>ข้ามรอบนี้</translation>
    </message>
    <message>
        <source>Repeat it no more</source>
        <translation>เลิกส่งซ้ำ</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message>
        <source>Remove account “{name}”?</source>
        <translation>ลบบัญชี “{name}” หรือไม่</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>เก็บไว้</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>ลบบัญชี</translation>
    </message>
    <message>
        <source>Its keys are deleted from this computer. Nothing changes at the service.</source>
        <translation>คีย์จะถูกลบจากเครื่องนี้ ที่ผู้ให้บริการไม่มีอะไรเปลี่ยน</translation>
    </message>
    <message>
        <source>What was sent with it stays in History.</source>
        <translation>ข้อความที่ส่งไปแล้วยังอยู่ในประวัติ</translation>
    </message>
</context>
<context>
    <name>RepeatPart</name>
    <message>
        <source>Again</source>
        <translation>ส่งซ้ำ</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>วันหยุดราชการ</translation>
    </message>
    <message>
        <source>Later runs may go out by themselves, up to</source>
        <translation>รอบต่อไปส่งเองได้ ไม่เกิน</translation>
    </message>
    <message>
        <source>people and</source>
        <translation>คน และ</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>เครดิต</translation>
    </message>
    <message>
        <source>At most so many people</source>
        <translation>จำนวนคนสูงสุด</translation>
    </message>
    <message>
        <source>At most so many credits</source>
        <translation>จำนวนเครดิตสูงสุด</translation>
    </message>
    <message>
        <source>Each run uses the list as it is then. Without a tick you look at its receipt and confirm it, from a day before.</source>
        <translation>แต่ละรอบใช้รายชื่อ ณ ตอนนั้น ถ้าไม่ติ๊ก ต้องดูใบสรุปแล้วยืนยันเอง ได้ตั้งแต่ 1 วันก่อนส่ง</translation>
    </message>
    <message>
        <source>Only this once</source>
        <translation>ครั้งเดียว</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Their words: “{words}”</source>
        <translation>คำของผู้ให้บริการ “{words}”</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ไม่ทราบ</translation>
    </message>
    <message>
        <source>Balance before {before} · after {after}</source>
        <translation>ยอดเครดิตก่อนส่ง {before} · หลังส่ง {after}</translation>
    </message>
    <message>
        <source>a hint, not a proof</source>
        <translation>เป็นเพียงเค้า ยังไม่ใช่ข้อพิสูจน์</translation>
    </message>
    <message>
        <source>no HTTP answer</source>
        <translation>ไม่มีคำตอบ HTTP</translation>
    </message>
    <message>
        <source>Request {id}</source>
        <translation>คำขอที่ {id}</translation>
    </message>
    <message>
        <source>left {time}</source>
        <translation>ส่งออก {time}</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>สิ้นสุด {time}</translation>
    </message>
    <message>
        <source>The raw answer</source>
        <translation>คำตอบดิบ</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>ซ่อนรายละเอียด</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>รายละเอียด</translation>
    </message>
</context>
<context>
    <name>RequestSenderDialog</name>
    <message>
        <source>Request a sender</source>
        <translation>ขอชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Request this sender</source>
        <translation>ขอชื่อนี้</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>The name shown on the phone. The service decides whether it is allowed.</source>
        <translation>ชื่อที่เห็นบนเครื่องผู้รับ ผู้ให้บริการเป็นผู้อนุมัติ</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>กำลังถาม…</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message numerus="yes">
        <source>%Ln messages were sent</source>
        <translation>
            <numerusform>ส่งไปแล้ว %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>All unknown messages of this campaign are then written down as accepted by the service. Nothing is sent. This cannot be taken back.</source>
        <translation>เราจะบันทึกข้อความที่ยังไม่ทราบผลทั้งหมดของงานนี้ว่าผู้ให้บริการรับแล้ว ไม่มีข้อความใดออกไป และเลิกทำไม่ได้</translation>
    </message>
    <message numerus="yes">
        <source>Write down %Ln as sent</source>
        <translation>
            <numerusform>บันทึกว่าส่งไปแล้ว %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were not sent</source>
        <translation>
            <numerusform>ยังไม่ได้ส่ง %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>They go into a new campaign that waits for you. Whoever got one after all would get it twice and it would cost twice, so look at the service&apos;s report first.</source>
        <translation>ข้อความเหล่านี้จะเป็นงานใหม่ที่รอคุณกดส่งต่อ ถ้ามีใครได้รับไปแล้วจะได้ซ้ำและใช้เครดิตซ้ำ จึงควรเปิดรายงานของผู้ให้บริการดูก่อน</translation>
    </message>
    <message numerus="yes">
        <source>Make a new campaign of %Ln</source>
        <translation>
            <numerusform>สร้างงานใหม่ %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>Close, answer later</source>
        <translation>ปิด ตัดสินใจภายหลัง</translation>
    </message>
    <message>
        <source>Type the number of messages</source>
        <translation>พิมพ์จำนวนข้อความเพื่อยืนยัน</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>ตัดสินใจภายหลัง</translation>
    </message>
    <message numerus="yes">
        <source>Sent once more they cost up to %Ln credits</source>
        <translation>
            <numerusform>ถ้าส่งอีกครั้ง ใช้ไม่เกิน %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message>
        <source>there are {credits}</source>
        <translation>มี {credits}</translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation>ตรงกัน</translation>
    </message>
    <message>
        <source>{count} to go on</source>
        <translation>พิมพ์ {count} เพื่อทำต่อ</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Choose a backup</source>
        <translation>เลือกไฟล์สำรอง</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>สำรองข้อมูล</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>กู้คืนจากไฟล์สำรอง</translation>
    </message>
    <message>
        <source>Close, restore nothing</source>
        <translation>ปิด ไม่กู้คืน</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>เลือกไฟล์อื่น…</translation>
    </message>
    <message>
        <source>It takes the place of everything: lists, history, accounts, settings. What was sent after it was made is not in it. The data of now is kept beside it.</source>
        <translation>ข้อมูลทั้งหมดจะถูกแทนที่ ทั้งรายชื่อ ประวัติ บัญชี และการตั้งค่า สิ่งที่ส่งหลังวันที่สำรองไม่มีอยู่ในไฟล์นี้ ข้อมูลปัจจุบันจะเก็บไว้ข้างกัน</translation>
    </message>
    <message>
        <source>What it calls unsent may have been sent. Nothing goes out before each campaign is confirmed. The window closes and opens again.</source>
        <translation>ข้อความที่แสดงว่ายังไม่ส่งอาจส่งไปแล้ว จะไม่มีอะไรถูกส่งจนกว่าคุณจะยืนยันทีละงาน หน้าต่างจะปิดแล้วเปิดใหม่เอง</translation>
    </message>
    <message>
        <source>Passphrase of this backup</source>
        <translation>รหัสผ่านของไฟล์นี้</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>แสดงที่พิมพ์</translation>
    </message>
    <message>
        <source>Hide it again</source>
        <translation>ซ่อนที่พิมพ์</translation>
    </message>
    <message>
        <source>Type the number of messages in it</source>
        <translation>พิมพ์จำนวนข้อความในไฟล์นี้</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>กู้คืนจากไฟล์นี้</translation>
    </message>
    <message>
        <source>No backup is chosen</source>
        <translation>ยังไม่ได้เลือกไฟล์</translation>
    </message>
    <message>
        <source>{count} to go on</source>
        <translation>พิมพ์ {count} เพื่อทำต่อ</translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation>ตรงกัน</translation>
    </message>
    <message numerus="yes">
        <source>%Ln campaigns</source>
        <translation>
            <numerusform>%Ln งาน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln ข้อความ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoredDialog</name>
    <message>
        <source>Decide later</source>
        <translation>ตัดสินใจภายหลัง</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages</source>
        <translation>
            <numerusform>ส่ง %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages may have been sent already</source>
        <translation>
            <numerusform>%Ln ข้อความอาจถูกส่งไปแล้ว</numerusform>
        </translation>
    </message>
    <message>
        <source>Close, decide later</source>
        <translation>ปิด ตัดสินใจภายหลัง</translation>
    </message>
    <message>
        <source>This data was restored from a copy, or copied from another computer. After the copy was made, the original may have sent what is called unsent here. Then everybody gets it twice, and it costs twice.</source>
        <translation>ข้อมูลนี้กู้คืนจากสำเนา หรือคัดลอกมาจากเครื่องอื่น หลังทำสำเนาแล้ว ที่เดิมอาจส่งข้อความที่แสดงว่ายังไม่ส่งไปแล้ว ถ้าส่งอีก ผู้รับจะได้ข้อความซ้ำและเสียเครดิตซ้ำ</translation>
    </message>
    <message>
        <source>Look at the service&apos;s report first.</source>
        <translation>ดูรายงานของผู้ให้บริการก่อน</translation>
    </message>
    <message>
        <source>Type the number of messages</source>
        <translation>พิมพ์จำนวนข้อความเพื่อยืนยัน</translation>
    </message>
    <message>
        <source>{count} to go on</source>
        <translation>พิมพ์ {count} เพื่อทำต่อ</translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation>ตรงกัน</translation>
    </message>
</context>
<context>
    <name>RetentionPanel</name>
    <message numerus="yes">
        <source>%Ln forgotten so far</source>
        <translation>
            <numerusform>ลบไปแล้ว %Ln รายการ</numerusform>
        </translation>
    </message>
    <message>
        <source>Campaigns that ended long ago lose the numbers, names and texts of their people. Counts, credits and outcomes stay. What is unknown is kept until it is resolved.</source>
        <translation>งานที่จบไปนานแล้วจะไม่มีเบอร์ ชื่อ และข้อความของผู้รับ จำนวน เครดิต และผลส่งยังอยู่ ข้อความที่ยังไม่ทราบผลเก็บไว้จนกว่าจะตัดสินใจ</translation>
    </message>
    <message>
        <source>Older than, in days</source>
        <translation>เก่ากว่ากี่วัน</translation>
    </message>
    <message>
        <source>See what would go</source>
        <translation>ดูก่อนว่าจะลบอะไร</translation>
    </message>
    <message>
        <source>Forget them now</source>
        <translation>ลบเดี๋ยวนี้</translation>
    </message>
    <message>
        <source>Do it by itself, once a day while this window is open</source>
        <translation>ลบเองวันละครั้งเมื่อเปิดหน้าต่างนี้</translation>
    </message>
    <message>
        <source>Type {count} to go on</source>
        <translation>พิมพ์ {count} เพื่อไปต่อ</translation>
    </message>
</context>
<context>
    <name>RowsCard</name>
    <message>
        <source>Clear the search</source>
        <translation>ล้างคำค้น</translation>
    </message>
    <message>
        <source>Search name or number</source>
        <translation>ค้นชื่อหรือเบอร์</translation>
    </message>
    <message>
        <source>Nothing here needs a look</source>
        <translation>ไม่มีแถวที่ควรดู</translation>
    </message>
    <message>
        <source>These rows are taken as they stand</source>
        <translation>แถวกลุ่มนี้นำเข้าตามที่เป็นอยู่</translation>
    </message>
    <message>
        <source>Press a tile to see one kind</source>
        <translation>กดกล่องด้านบนเพื่อดูทีละกลุ่ม</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>แก้ให้แล้ว %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{repaired} of the added and updated</source>
        <translation>{repaired} ในสองกลุ่มแรก</translation>
    </message>
    <message>
        <source>Row {row}: {advice}</source>
        <translation>แถว {row}: {advice}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows worth a look</source>
        <translation>
            <numerusform>แถวที่ควรดู %Ln แถว</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows worth a look</source>
        <translation>แถวที่ควรดู</translation>
    </message>
    <message>
        <source>Row in Excel</source>
        <translation>แถวใน Excel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ในไฟล์</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>ผล</translation>
    </message>
    <message>
        <source>Number used</source>
        <translation>เบอร์ที่ใช้</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>เพราะอะไร</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>แก้ให้แล้ว</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>ซ้ำ</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>ใช้ไม่ได้</translation>
    </message>
    <message>
        <source>The same number as row {row}</source>
        <translation>เบอร์เดียวกับแถว {row} เก็บไว้แถวเดียว</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>Every day</source>
        <translation>ทุกวัน</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>วันจันทร์ถึงศุกร์</translation>
    </message>
    <message>
        <source>Every {weekday}</source>
        <translation>ทุก{weekday}</translation>
    </message>
    <message>
        <source>Every month on day {day}</source>
        <translation>ทุกวันที่ {day} ของเดือน</translation>
    </message>
    <message>
        <source>Last working day of every month</source>
        <translation>ทุกวันทำการสุดท้ายของเดือน</translation>
    </message>
    <message>
        <source>On a holiday: the next working day</source>
        <translation>ตรงวันหยุด เลื่อนไปวันทำการถัดไป</translation>
    </message>
    <message>
        <source>On a holiday: not at all</source>
        <translation>ตรงวันหยุด ไม่ส่ง</translation>
    </message>
    <message>
        <source>On a holiday too</source>
        <translation>วันหยุดก็ส่ง</translation>
    </message>
</context>
<context>
    <name>SavedTextsDialog</name>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Save it</source>
        <translation>เก็บ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>ฉบับ</translation>
    </message>
    <message>
        <source>No text is saved yet</source>
        <translation>ยังไม่มีข้อความที่เก็บไว้</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>ลบ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>ใช้ข้อความนี้</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>ข้อความที่เก็บไว้</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Save what stands here under a name</source>
        <translation>เก็บข้อความที่เขียนอยู่ไว้ในชื่อ</translation>
    </message>
    <message>
        <source>Put “{name}” back</source>
        <translation>เอา “{name}” กลับมา</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save the messages that were found</source>
        <translation>บันทึกข้อความที่พบ</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>กำลังเขียน {file}</translation>
    </message>
    <message>
        <source>Looking for the file</source>
        <translation>กำลังหาไฟล์</translation>
    </message>
    <message>
        <source>{name} with SMS results</source>
        <translation>{name} พร้อมผล SMS</translation>
    </message>
    <message>
        <source>Save a copy of {file} with the results</source>
        <translation>บันทึกสำเนาของ {file} พร้อมผล</translation>
    </message>
    <message>
        <source>Monthly report by tag</source>
        <translation>รายงานประจำเดือนตามป้าย</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>เดือน</translation>
    </message>
    <message>
        <source>Year and month, for example {month}</source>
        <translation>ปีและเดือน เช่น {month}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>เลือกที่บันทึก</translation>
    </message>
    <message>
        <source>Close, write no report</source>
        <translation>ปิด ไม่เขียนรายงาน</translation>
    </message>
    <message>
        <source>Messages and credits of each tag and account, without practice.</source>
        <translation>ข้อความและเครดิตของแต่ละป้ายและบัญชี ไม่รวมฝึกหัด</translation>
    </message>
    <message>
        <source>Save the monthly report</source>
        <translation>บันทึกรายงานประจำเดือน</translation>
    </message>
    <message>
        <source>Contacts files ({kinds})</source>
        <translation>ไฟล์รายชื่อ ({kinds})</translation>
    </message>
    <message>
        <source>Choose the file that the job was sent from</source>
        <translation>เลือกไฟล์ที่ใช้ส่งงานนี้</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>เปิดโฟลเดอร์</translation>
    </message>
</context>
<context>
    <name>SavingWords</name>
    <message>
        <source>They often come from LINE or Word. It reads the same without.</source>
        <translation>มักติดมาจากไลน์หรือเวิร์ด ลบแล้วอ่านเหมือนเดิมทุกตัว</translation>
    </message>
    <message numerus="yes">
        <source>Use {word}, save %Ln credits</source>
        <translation>
            <numerusform>ใช้ {word} ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use plain marks, save %Ln credits</source>
        <translation>
            <numerusform>ใช้แบบธรรมดา ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln letters are typed in two halves, such as เเ for แ</source>
        <translation>
            <numerusform>มี %Ln ตัวที่พิมพ์แยกเป็นสองตัว เช่น เเ แทน แ</numerusform>
        </translation>
    </message>
    <message>
        <source>Each half counts. It reads the same once they are joined.</source>
        <translation>นับเป็นสองอักขระ รวมแล้วอ่านเหมือนเดิม</translation>
    </message>
    <message numerus="yes">
        <source>Join, save %Ln credits</source>
        <translation>
            <numerusform>รวม ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message>
        <source>Write {word} instead: 153 characters a part, not 67.</source>
        <translation>ถ้าเขียน {word} แทน ได้ส่วนละ 153 อักขระ ไม่ใช่ 67</translation>
    </message>
    <message>
        <source>Plain marks read the same: 153 characters a part, not 67.</source>
        <translation>เครื่องหมายธรรมดาอ่านเหมือนเดิม ได้ส่วนละ 153 อักขระ ไม่ใช่ 67</translation>
    </message>
    <message>
        <source>Without it: 153 characters a part, not 67.</source>
        <translation>ถ้าไม่มี ได้ส่วนละ 153 อักขระ ไม่ใช่ 67</translation>
    </message>
    <message>
        <source>Remove invisible characters</source>
        <translation>ลบอักขระล่องหน</translation>
    </message>
    <message>
        <source>Join letters typed in halves or twice</source>
        <translation>รวมตัวที่พิมพ์แยกหรือพิมพ์ซ้ำ</translation>
    </message>
    <message>
        <source>Use ordinary spaces</source>
        <translation>ใช้ช่องว่างธรรมดา</translation>
    </message>
    <message>
        <source>Remove needless spaces</source>
        <translation>ลบช่องว่างที่เกิน</translation>
    </message>
    <message>
        <source>Use plain marks</source>
        <translation>ใช้เครื่องหมายแบบธรรมดา</translation>
    </message>
    <message>
        <source>Write dates short</source>
        <translation>เขียนวันที่แบบย่อ</translation>
    </message>
    <message>
        <source>Shorten {word}</source>
        <translation>ย่อคำว่า {word}</translation>
    </message>
    <message>
        <source>{name} in {field}</source>
        <translation>{name} ในช่อง {field}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>saves together with others</source>
        <translation>ประหยัดเมื่อใช้ร่วมกับวิธีอื่น</translation>
    </message>
    <message numerus="yes">
        <source>saves %Ln credits</source>
        <translation>
            <numerusform>ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more ways to save</source>
        <translation>
            <numerusform>ประหยัดได้อีก %Ln วิธี</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare, save up to %Ln credits</source>
        <translation>
            <numerusform>เทียบดู ประหยัดได้ถึง %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message>
        <source>Letters in the fields turn the text of {people} people to Unicode</source>
        <translation>ตัวอักษรในช่องทำให้ข้อความของ {people} คนเป็น Unicode</translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln credits more: 67 a part, not 153.</source>
        <translation>
            <numerusform>ใช้เพิ่ม %Ln เครดิต เพราะได้ส่วนละ 67 ไม่ใช่ 153</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten by %Ln characters: {people} people need a part less</source>
        <translation>
            <numerusform>ตัดออก %Ln อักขระ {people} คนจะใช้น้อยลง 1 ส่วน</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saves %Ln credits</source>
        <translation>
            <numerusform>ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{field} of %Ln people costs more than it need</source>
        <translation>
            <numerusform>ช่อง {field} ของ %Ln คน แพงกว่าที่จำเป็น</numerusform>
        </translation>
    </message>
    <message>
        <source>It looks the same when it is mended.</source>
        <translation>แก้แล้วหน้าตาเหมือนเดิม</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters make it dear</source>
        <translation>
            <numerusform>มีอักขระล่องหน %Ln ตัว ทำให้แพงขึ้น</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spaces are of a kind that costs more</source>
        <translation>
            <numerusform>มีช่องว่างชนิดที่แพงกว่า %Ln ที่</numerusform>
        </translation>
    </message>
    <message>
        <source>They often come from Word or web pages. It looks the same.</source>
        <translation>มักติดมาจาก Word หรือหน้าเว็บ แก้แล้วหน้าตาเหมือนเดิม</translation>
    </message>
    <message>
        <source>Needless spaces make it dear</source>
        <translation>ช่องว่างที่เกินทำให้แพงขึ้น</translation>
    </message>
    <message>
        <source>“{named}” turns the whole text to Unicode</source>
        <translation>“{named}” ทำให้ทั้งข้อความเป็น Unicode</translation>
    </message>
    <message>
        <source>It is shorter and still clear.</source>
        <translation>สั้นลงและยังอ่านเข้าใจ</translation>
    </message>
    <message numerus="yes">
        <source>Shorten, save %Ln credits</source>
        <translation>
            <numerusform>ย่อ ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove, save %Ln credits</source>
        <translation>
            <numerusform>ลบออก ประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message>
        <source>“{named}” turns the whole text to Unicode: {parts} parts</source>
        <translation>“{named}” ทำให้ทั้งข้อความเป็น Unicode ใช้ {parts} ส่วน</translation>
    </message>
</context>
<context>
    <name>SavingsDialog</name>
    <message>
        <source>Back</source>
        <translation>กลับ</translation>
    </message>
    <message>
        <source>Save credits</source>
        <translation>ประหยัดเครดิต</translation>
    </message>
    <message>
        <source>What is ticked changes the message for everybody it is in.</source>
        <translation>ที่ติ๊กไว้จะแก้ในข้อความของทุกคนที่มีคำนั้น</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Looks the same</source>
        <translation>หน้าตาเหมือนเดิม</translation>
    </message>
    <message>
        <source>Reads a little otherwise</source>
        <translation>อ่านต่างจากเดิมเล็กน้อย</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>ตอนนี้</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>แก้แล้ว</translation>
    </message>
    <message numerus="yes">
        <source>Together: %Ln credits saved</source>
        <translation>
            <numerusform>รวมประหยัด %Ln เครดิต</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln things</source>
        <translation>
            <numerusform>แก้ %Ln อย่าง</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Look again</source>
        <translation>ดูใหม่</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>ตั้งเวลาส่ง</translation>
    </message>
    <message>
        <source>List</source>
        <translation>รายการ</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>ปฏิทิน</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>วิธีแสดง</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>เครื่องนี้</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>เสร็จ</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>ยังไม่มีงานที่ตั้งเวลาไว้</translation>
    </message>
    <message>
        <source>Choose Send later when you write a message. The service keeps it and sends it on time, or this PC does.</source>
        <translation>ตอนเขียนข้อความให้เลือก ส่งภายหลัง ผู้ให้บริการจะเก็บไว้ส่งตามเวลา หรือเครื่องนี้ส่งเอง</translation>
    </message>
    <message>
        <source>What the service holds</source>
        <translation>งานที่อยู่กับผู้ให้บริการ</translation>
    </message>
    <message>
        <source>It goes out on time even while this PC is off. It cannot be changed or cancelled from here; only the service&apos;s own page can.</source>
        <translation>ส่งตรงเวลาแม้ปิดเครื่องนี้ แก้หรือยกเลิกจากที่นี่ไม่ได้ ต้องทำที่หน้าเว็บของผู้ให้บริการ</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>แสดงอีก %n งาน</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>เขียนข้อความ</translation>
    </message>
</context>
<context>
    <name>SendAt</name>
    <message>
        <source>Send later</source>
        <translation>ตั้งเวลาส่ง</translation>
    </message>
    <message>
        <source>the service sends</source>
        <translation>ผู้ให้บริการส่ง</translation>
    </message>
    <message>
        <source>this PC sends</source>
        <translation>เครื่องนี้ส่ง</translation>
    </message>
    <message>
        <source>Send at once, not {time}</source>
        <translation>ส่งทันที ไม่รอ {time}</translation>
    </message>
</context>
<context>
    <name>SenderDialog</name>
    <message>
        <source>Add a sender</source>
        <translation>เพิ่มชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Status of the sender</source>
        <translation>สถานะชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>To the letter, as the service approved it: “SMS.” is not “SMS”.</source>
        <translation>ให้ตรงทุกตัวอักษรตามที่อนุมัติ “SMS.” กับ “SMS” เป็นคนละชื่อ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>สถานะ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>ยกเลิก</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>บันทึก</translation>
    </message>
</context>
<context>
    <name>SenderSection</name>
    <message>
        <source>Change status</source>
        <translation>แก้สถานะ</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>เอาออกจากรายการ</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>ชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>{service} has no list to ask for. Note here what it approved.</source>
        <translation>{service} ไม่มีรายการชื่อให้ดึง จดชื่อที่อนุมัติแล้วไว้ที่นี่</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>ชื่อ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>สถานะ</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>ใช้ล่าสุด</translation>
    </message>
    <message>
        <source>No senders yet</source>
        <translation>ยังไม่มีชื่อผู้ส่ง</translation>
    </message>
    <message>
        <source>Add one here, or type it as you write.</source>
        <translation>เพิ่มที่นี่ หรือพิมพ์ตอนเขียนข้อความ</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>ยังไม่เคยใช้</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>วันนี้</translation>
    </message>
</context>
<context>
    <name>SendingHero</name>
    <message>
        <source>Undo</source>
        <translation>เลิกทำ</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>ส่งเลย</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>ยกเลิกงานนี้</translation>
    </message>
    <message>
        <source>Ctrl + . stops from any page</source>
        <translation>Ctrl + . หยุดได้จากทุกหน้า</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>กำลังหยุด…</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>หยุดส่ง</translation>
    </message>
    <message numerus="yes">
        <source>Resume %Ln messages</source>
        <translation>
            <numerusform>ส่งต่อ %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages go out in %Ln seconds</source>
        <translation>
            <numerusform>ข้อความจะออกในอีก %Ln วินาที</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln messages</source>
        <translation>
            <numerusform>จาก %Ln ข้อความ</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has gone out. Undo takes you back to the message as it was.</source>
        <translation>ยังไม่มีอะไรออกไป กดเลิกทำเพื่อกลับไปแก้ข้อความเดิม</translation>
    </message>
    <message>
        <source>The service sends them at the time you chose; this PC may be off.</source>
        <translation>ผู้ให้บริการส่งตามเวลาที่คุณเลือก ปิดเครื่องได้</translation>
    </message>
    <message>
        <source>Stop at any time: no further message goes out. What the service has taken cannot be called back.</source>
        <translation>หยุดได้ทุกเมื่อ ข้อความถัดไปจะไม่ออก ส่วนที่รับแล้วเรียกคืนไม่ได้</translation>
    </message>
    <message>
        <source>What is not sent yet waits for you. Nothing is sent twice.</source>
        <translation>ข้อความที่ยังไม่ส่งรอคุณอยู่ ไม่มีข้อความใดถูกส่งซ้ำ</translation>
    </message>
    <message>
        <source>The rest was taken out. What the service has taken stays sent.</source>
        <translation>เราเอาที่เหลือออกแล้ว ส่วนที่ผู้ให้บริการรับแล้วถือว่าส่งไปแล้ว</translation>
    </message>
    <message>
        <source>Accepted by the service is not yet on the phone: History shows the reports.</source>
        <translation>ผู้ให้บริการรับแล้วยังไม่ได้แปลว่าถึงเครื่อง ดูรายงานได้ในประวัติ</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>You may go to other pages, sending goes on</source>
        <translation>ย้ายไปหน้าอื่นได้ การส่งจะทำต่อ</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>เขียนข้อความใหม่</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>ดูในประวัติ</translation>
    </message>
    <message>
        <source>About to send</source>
        <translation>กำลังจะส่ง</translation>
    </message>
    <message>
        <source>Sent, and something needs your answer</source>
        <translation>ส่งเสร็จ มีเรื่องรอคำตอบจากคุณ</translation>
    </message>
    <message>
        <source>Sender {name}</source>
        <translation>ผู้ส่ง {name}</translation>
    </message>
    <message>
        <source>Began {time}</source>
        <translation>เริ่ม {time}</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>เหลือไม่ถึง 1 นาที</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation>
            <numerusform>เหลือราว %Ln นาที</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServicePicker</name>
    <message>
        <source>Practice account</source>
        <translation>บัญชีฝึกหัด</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Saved</source>
        <translation>บันทึกแล้ว</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>เปลี่ยนที่อยู่</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>เลิกทำ</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>บันทึกการตั้งค่า</translation>
    </message>
    <message>
        <source>This program&apos;s own simulator</source>
        <translation>ระบบจำลองในโปรแกรมนี้</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>ยังไม่ได้บันทึก</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>ไม่มีอะไรเปลี่ยน</translation>
    </message>
</context>
<context>
    <name>SeveralCard</name>
    <message numerus="yes">
        <source>%Ln cells hold two numbers</source>
        <translation>
            <numerusform>มี %Ln ช่องที่มีสองเบอร์</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>ไม่นำเข้า</translation>
    </message>
    <message>
        <source>Take the first</source>
        <translation>ใช้เบอร์แรก</translation>
    </message>
    <message>
        <source>Make it two people</source>
        <translation>แยกเป็นสองคน</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Sheet</source>
        <translation>แผ่นงาน</translation>
    </message>
    <message>
        <source>Hidden sheets are shown too</source>
        <translation>แสดงแผ่นงานที่ซ่อนไว้ด้วย</translation>
    </message>
    <message>
        <source>The row with the headings</source>
        <translation>แถวหัวตาราง</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>ตัวอักษร</translation>
    </message>
    <message>
        <source>Our guess. Change it where Thai letters below look strange</source>
        <translation>เราเดาให้ เปลี่ยนได้ถ้าอักษรไทยด้านล่างดูแปลก</translation>
    </message>
    <message>
        <source>Our guess. Change it where cells below are not apart</source>
        <translation>เราเดาให้ เปลี่ยนได้ถ้าช่องด้านล่างไม่แยกกัน</translation>
    </message>
    <message>
        <source>This kind of file does not tell which rows are hidden: all are taken</source>
        <translation>ไฟล์ชนิดนี้ไม่บอกว่าแถวใดถูกซ่อน จึงนำเข้าทุกแถว</translation>
    </message>
    <message>
        <source>Between the cells</source>
        <translation>ตัวคั่นระหว่างช่อง</translation>
    </message>
    <message>
        <source>Double-click a row, or press Enter on it, if it holds the headings</source>
        <translation>ถ้าแถวใดเป็นหัวตาราง ให้ดับเบิลคลิกหรือกด Enter ที่แถวนั้น</translation>
    </message>
    <message>
        <source>None: the first row is a person</source>
        <translation>ไม่มี แถวแรกเป็นคน</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>แถว {number}</translation>
    </message>
    <message>
        <source>UTF-8, usual today</source>
        <translation>UTF-8 ที่ใช้ทั่วไป</translation>
    </message>
    <message>
        <source>Thai Windows (CP874)</source>
        <translation>Windows ไทย (CP874)</translation>
    </message>
    <message>
        <source>UTF-16, Excel&apos;s “Unicode text”</source>
        <translation>UTF-16 “ข้อความ Unicode” ของ Excel</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>จุลภาค ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>อัฒภาค ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>แท็บ</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>ขีดตั้ง |</translation>
    </message>
</context>
<context>
    <name>ShortfallBanner</name>
    <message>
        <source>What is planned on {day} needs {needed} credits; {account} has {there}</source>
        <translation>งาน {day} ต้องใช้ {needed} เครดิต แต่ {account} มี {there}</translation>
    </message>
    <message>
        <source>{missing} are missing. Top up before {time} that day and it goes out</source>
        <translation>ขาด {missing} เครดิต เติมก่อน {time} น. ของวันนั้น งานจะออกตามเวลา</translation>
    </message>
    <message>
        <source>Open top-up page</source>
        <translation>เปิดหน้าเติมเครดิต</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Tag of the campaign</source>
        <translation>ป้ายของงานนี้</translation>
    </message>
    <message>
        <source>Department or purpose</source>
        <translation>ฝ่ายหรือจุดประสงค์</translation>
    </message>
    <message>
        <source>Charts and the monthly report count by it. Empty: none.</source>
        <translation>กราฟและรายงานประจำเดือนนับตามป้าย เว้นว่างคือไม่มีป้าย</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Keep the tag</source>
        <translation>บันทึกป้าย</translation>
    </message>
    <message>
        <source>Close, keep the tag as it was</source>
        <translation>ปิด ไม่เปลี่ยนป้าย</translation>
    </message>
</context>
<context>
    <name>TargetRow</name>
    <message>
        <source>Put them on the list</source>
        <translation>ใส่ในรายชื่อ</translation>
    </message>
    <message>
        <source>Name of the new list</source>
        <translation>ตั้งชื่อรายชื่อใหม่</translation>
    </message>
    <message>
        <source>List</source>
        <translation>รายชื่อ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are on it already</source>
        <translation>
            <numerusform>มีอยู่แล้ว %Ln คน</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with it: {new} new, {changed} changed, {gone} not in this file</source>
        <translation>เทียบกับรายชื่อนี้ ใหม่ {new} คน เปลี่ยน {changed} คน ไม่อยู่ในไฟล์ {gone} คน</translation>
    </message>
    <message>
        <source>who stay on the list</source>
        <translation>ยังอยู่ในรายชื่อ</translation>
    </message>
    <message>
        <source>A new list</source>
        <translation>รายชื่อใหม่</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Write with this template</source>
        <translation>เขียนด้วยแม่แบบนี้</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln ส่วน</numerusform>
        </translation>
    </message>
    <message>
        <source>Its text is not listed</source>
        <translation>ไม่มีตัวข้อความในรายการ</translation>
    </message>
    <message>
        <source>On their phone</source>
        <translation>ตัวอย่างบนเครื่อง</translation>
    </message>
    <message>
        <source>It can be used once it is approved.</source>
        <translation>ใช้ได้เมื่ออนุมัติแล้ว</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>ข้อความ SMS</translation>
    </message>
</context>
<context>
    <name>TemplateSection</name>
    <message>
        <source>Search name, number or text</source>
        <translation>ค้นหาชื่อ รหัส หรือข้อความ</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>ล้างคำค้น</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>แม่แบบ</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>แม่แบบ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>สถานะ</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>ดูแม่แบบ</translation>
    </message>
    <message>
        <source>No template holds that</source>
        <translation>ไม่มีแม่แบบที่ตรง</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>ลองพิมพ์ให้สั้นลง</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>ยังไม่มีแม่แบบ</translation>
    </message>
    <message>
        <source>They are registered on the service&apos;s page.</source>
        <translation>ลงทะเบียนได้ที่หน้าเว็บของผู้ให้บริการ</translation>
    </message>
</context>
<context>
    <name>TitlesCard</name>
    <message>
        <source>Some names have a title before them</source>
        <translation>บางชื่อมีคำนำหน้า</translation>
    </message>
    <message>
        <source>Keep them in the name</source>
        <translation>เก็บไว้กับชื่อ</translation>
    </message>
    <message>
        <source>“{name}” stays as it is</source>
        <translation>“{name}” คงไว้ตามเดิม</translation>
    </message>
    <message>
        <source>Give them a field of their own</source>
        <translation>แยกเป็นช่องของตัวเอง</translation>
    </message>
    <message>
        <source>Title “{title}”, name “{name}”</source>
        <translation>คำนำหน้า “{title}” ชื่อ “{name}”</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open smsdesk</source>
        <translation>เปิด smsdesk</translation>
    </message>
    <message>
        <source>Quit; what is planned is asked about at the next start</source>
        <translation>ออก แล้วถามเรื่องงานที่ตั้งไว้ตอนเปิดครั้งหน้า</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Look at History</source>
        <translation>ดูหน้าประวัติ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>เปิดโฟลเดอร์</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>ลองใหม่</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>กู้คืนจากไฟล์สำรอง…</translation>
    </message>
    <message>
        <source>Restore the copy of {date}</source>
        <translation>กู้จากสำเนา {date}</translation>
    </message>
    <message>
        <source>The copy knows nothing of what was sent after it was made. The file of now is kept beside it, and what is unsent in the copy waits until you confirm it.</source>
        <translation>สำเนาไม่มีสิ่งที่ส่งหลังจากวันที่ทำสำเนา ไฟล์ปัจจุบันจะเก็บไว้ข้างกัน และข้อความที่ยังไม่ส่งในสำเนาจะรอจนกว่าคุณจะยืนยัน</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
</context>
<context>
    <name>UnknownPage</name>
    <message>
        <source>Sender {name}</source>
        <translation>ผู้ส่ง {name}</translation>
    </message>
    <message>
        <source>Back to History</source>
        <translation>กลับไปหน้าประวัติ</translation>
    </message>
    <message>
        <source>Show the people</source>
        <translation>ดูรายคน</translation>
    </message>
    <message>
        <source>Nothing waits for your answer</source>
        <translation>ไม่มีอะไรรอคำตอบจากคุณ</translation>
    </message>
    <message>
        <source>The outcome of every message is known, or you have told us</source>
        <translation>ทุกข้อความทราบผลแล้ว หรือคุณบอกเราแล้ว</translation>
    </message>
</context>
<context>
    <name>UnknownPanel</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown. We did not send again</source>
        <translation>
            <numerusform>%Ln ข้อความยังไม่ทราบผล และเราไม่ได้ส่งซ้ำ</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the service&apos;s report</source>
        <translation>เปิดรายงานของผู้ให้บริการ</translation>
    </message>
    <message>
        <source>They were sent</source>
        <translation>ส่งไปแล้ว</translation>
    </message>
    <message>
        <source>They were not sent</source>
        <translation>ยังไม่ได้ส่ง</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>ตัดสินใจภายหลัง</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>หลักฐาน</translation>
    </message>
    <message numerus="yes">
        <source>We could not see whether {service} took these %Ln messages. They may have been sent and charged.</source>
        <translation>
            <numerusform>เราไม่เห็นว่า {service} รับ %Ln ข้อความนี้ไว้หรือไม่ อาจส่งออกและคิดเครดิตไปแล้ว</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the report of {service} first, then tell us what you see.</source>
        <translation>เปิดรายงานของ {service} ดูก่อน แล้วบอกเราว่าเห็นอะไร</translation>
    </message>
    <message>
        <source>Look at your provider&apos;s own page first, then tell us what you see.</source>
        <translation>ดูในหน้าเว็บของผู้ให้บริการก่อน แล้วบอกเราว่าเห็นอะไร</translation>
    </message>
    <message>
        <source>This is practice: nobody&apos;s phone rings, so either answer is fine.</source>
        <translation>นี่คือการฝึกหัด ไม่มีเครื่องของใครได้รับ ตอบแบบไหนก็ได้</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln คำขอ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnknownSection</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown</source>
        <translation>
            <numerusform>%Ln ข้อความยังไม่ทราบผล</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide now</source>
        <translation>ดูและตัดสินใจ</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%Ln campaigns wait for you</source>
        <translation>
            <numerusform>%Ln งานรอคำตอบจากคุณ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>ไม่ทราบผล %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenDialog</name>
    <message>
        <source>Schedule</source>
        <translation>ตั้งเวลาส่ง</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ปิด</translation>
    </message>
    <message>
        <source>When should it go out?</source>
        <translation>ส่งเมื่อไร</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>ย้อนกลับ</translation>
    </message>
    <message>
        <source>Schedule for {moment}</source>
        <translation>ตั้งเวลา {moment}</translation>
    </message>
</context>
<context>
    <name>WhenPicker</name>
    <message>
        <source>Date</source>
        <translation>วันที่</translation>
    </message>
    <message>
        <source>Time, 24 hours</source>
        <translation>เวลา แบบ 24 ชั่วโมง</translation>
    </message>
    <message>
        <source>Who sends it</source>
        <translation>ใครเป็นคนส่ง</translation>
    </message>
    <message>
        <source>How late it may be</source>
        <translation>ส่งช้าได้แค่ไหน</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>ยังไม่ได้เลือกเวลา</translation>
    </message>
    <message>
        <source>Bangkok time</source>
        <translation>เวลากรุงเทพฯ</translation>
    </message>
    <message>
        <source>on this PC&apos;s clock {time}</source>
        <translation>นาฬิกาเครื่องนี้ {time}</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>อีก 1 ชั่วโมง</translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation>พรุ่งนี้ {time}</translation>
    </message>
    <message>
        <source>Month end {day}</source>
        <translation>สิ้นเดือน {day}</translation>
    </message>
    <message>
        <source>The last working day of the month</source>
        <translation>วันทำการสุดท้ายของเดือน</translation>
    </message>
    <message>
        <source>The next working day</source>
        <translation>วันทำการถัดไป</translation>
    </message>
    <message>
        <source>The service</source>
        <translation>ผู้ให้บริการ</translation>
    </message>
    <message>
        <source>{service} sends</source>
        <translation>{service} ส่ง</translation>
    </message>
    <message>
        <source>PC may be off. It cannot be recalled from here.</source>
        <translation>ปิดเครื่องได้ แต่เรียกกลับจากที่นี่ไม่ได้</translation>
    </message>
    <message>
        <source>This PC sends</source>
        <translation>เครื่องนี้ส่ง</translation>
    </message>
    <message>
        <source>It must be on. Over 15 minutes late, we ask first.</source>
        <translation>ต้องเปิดเครื่องไว้ ถ้าพลาดเกิน 15 นาที เราจะถามก่อน</translation>
    </message>
    <message>
        <source>This account does not take a planned time</source>
        <translation>บัญชีนี้ไม่รับตั้งเวลา</translation>
    </message>
    <message>
        <source>What comes again is sent by this PC, each time from the list</source>
        <translation>งานที่ส่งซ้ำ เครื่องนี้ส่งจากรายชื่อทุกครั้ง</translation>
    </message>
    <message numerus="yes">
        <source>It must be told %n minutes ahead</source>
        <translation>
            <numerusform>ต้องบอกล่วงหน้า %n นาที</numerusform>
        </translation>
    </message>
    <message>
        <source>No latest time</source>
        <translation>ไม่กำหนดเวลาช้าสุด</translation>
    </message>
    <message numerus="yes">
        <source>At most %n minutes late</source>
        <translation>
            <numerusform>ช้าได้ไม่เกิน %n นาที</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n hours late</source>
        <translation>
            <numerusform>ช้าได้ไม่เกิน %n ชั่วโมง</numerusform>
        </translation>
    </message>
</context>
</TS>
